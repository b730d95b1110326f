namespace Yinling.Kernel;

/// <summary>Calendar days of deadlines and reports are days in Beijing, wherever the server stands.</summary>
public static class BeijingTime
{
    /// <summary>China Standard Time. It has had no daylight saving since 1991, so a fixed offset is exact.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    extension(DateTime utc)
    {
        /// <summary>The day in Beijing at this UTC moment.</summary>
        public DateOnly BeijingDay => DateOnly.FromDateTime(utc + Offset);

        /// <summary>Clock and calendar in Beijing at this UTC moment, for display.</summary>
        public DateTime InBeijing => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

        /// <summary>11月23日上午9:05, on the clock in Beijing.</summary>
        public string InChinese => $"{utc.InBeijing.Month}月{utc.InBeijing.Day}日{(utc.InBeijing.Hour < 12 ? "上午" : "下午")}{(utc.InBeijing.Hour + 11) % 12 + 1}:{utc.InBeijing.Minute:00}";
    }

    extension(TimeProvider clock)
    {
        /// <summary>Now, as a UTC moment.</summary>
        public DateTime UtcMoment => clock.GetUtcNow().UtcDateTime;

        /// <summary>Today in Beijing.</summary>
        public DateOnly BeijingToday => clock.GetUtcNow().UtcDateTime.BeijingDay;
    }

    extension(DateOnly day)
    {
        /// <summary>UTC moment at which the day begins in Beijing.</summary>
        public DateTime BeijingMidnight => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Offset, DateTimeKind.Utc);

        /// <summary>2026年11月23日.</summary>
        public string InChinese => $"{day.Year}年{day.Month}月{day.Day}日";
    }
}
