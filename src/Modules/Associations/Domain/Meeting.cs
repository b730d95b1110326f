using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>Who met. Source: S-001 B11, B12; the order is that of the model charter.</summary>
internal enum MeetingKind
{
    GeneralAssembly = 1,
    Representatives = 2,
    Council = 3,
    Regular = 4,
    Other = 5,
}

/// <summary>One line of the meeting book (会议簿).</summary>
internal sealed class Meeting : AssociationFact
{
    public const int LongestMinutes = 4_000;

    private Meeting() { }  // EF Core

    /// <param name="present">How many came.</param>
    /// <param name="invited">How many should have come; null when nobody counted.</param>
    /// <exception cref="RuleException">ASC-60, ASC-61; ASC-04, ASC-05, ASC-18.</exception>
    public Meeting(
        Guid id, Association association, DateOnly on, MeetingKind kind, string topic, string? chair, int present, int? invited, string? place, string? minutes, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Happened(on, today, "开会日期", nameof(On)),
            .. Checks.Text(topic, 100, "议题", nameof(Topic)),
            .. Problem.If(present is < 1 or > 100_000, "ASC-60", "到会人数应在 1 到 100,000 之间。", nameof(Present)),
            .. Problem.If(invited < present || invited > 100_000, "ASC-61", $"应到人数不能比到会的 {present} 人少。请核对两个数。", nameof(Invited)),
            .. Checks.Optional(chair, 20, "主持人", nameof(Chair)),
            .. Checks.Optional(place, 60, "地点", nameof(Place)),
            .. Checks.Optional(minutes, LongestMinutes, "会议记录", nameof(Minutes)),
        ]);
        (On, Kind, Topic, Chair, Present, Invited, Place, Minutes) = (on, kind, topic.Trim(), Checks.Tidy(chair), present, invited, Checks.Tidy(place), Checks.Tidy(minutes));
    }

    public DateOnly On { get; private set; }
    public MeetingKind Kind { get; private set; }
    public string Topic { get; private set; } = "";
    public string? Chair { get; private set; }
    public int Present { get; private set; }
    public int? Invited { get; private set; }
    public string? Place { get; private set; }
    public string? Minutes { get; private set; }

    /// <summary>Day it was struck out as recorded by mistake; null for a valid record.</summary>
    public DateOnly? RemovedOn { get; private set; }

    /// <param name="isReferred">Whether something else says it was decided there: a charter, a rule, a member's admission, a year's dues.</param>
    /// <exception cref="RuleException">ASC-62.</exception>
    public void Remove(bool isReferred, DateOnly today)
    {
        RuleException.ThrowIfAny(Problem.If(RemovedOn is not null || isReferred, "ASC-62", "这次会议已经删除过，或者有章程、制度、入会、会费等写着在这次会上定的，不能删除。"));
        RemovedOn = today;
    }
}

/// <summary>What a meeting decided.</summary>
internal sealed class Resolution : AssociationFact
{
    private Resolution() { }  // EF Core

    /// <param name="votes">Null when nobody counted hands.</param>
    /// <exception cref="RuleException">ASC-63, ASC-64; ASC-05, ASC-18.</exception>
    public Resolution(Guid id, Association association, Meeting meeting, string text, Votes? votes, bool passed)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Text(text, 500, "决议内容", nameof(Text)),
            .. Problem.If(votes is { } counted && !counted.FitInto(meeting.Present), "ASC-63", $"赞成、反对、弃权加起来不能超过到会的 {meeting.Present} 人，也不能是负数。", nameof(Votes.For)),
            .. Problem.If(passed && votes is { } cast && !cast.Carry(meeting.Present), "ASC-64", $"赞成 {votes?.For} 票，不到到会 {meeting.Present} 人的一半，不能记为通过。", nameof(Passed)),
        ]);
        (Meeting, Text, For, Against, Abstained, Passed) = (meeting.Id, text.Trim(), votes?.For, votes?.Against, votes?.Abstained, passed);
    }

    public Guid Meeting { get; private set; }
    public string Text { get; private set; } = "";
    public int? For { get; private set; }
    public int? Against { get; private set; }
    public int? Abstained { get; private set; }
    public bool Passed { get; private set; }
}

/// <summary>Where a charter or a rule was adopted: at a meeting of the book, whose day then counts, or else on a day.</summary>
internal readonly record struct Adoption
{
    private Adoption(Guid? meeting, DateOnly day) => (Meeting, Day) = (meeting, day);

    public Guid? Meeting { get; }
    public DateOnly Day { get; }

    /// <param name="meeting">Null: the one chosen is not in the book, or was struck out.</param>
    /// <exception cref="RuleException">ASC-66.</exception>
    public static Adoption At(Meeting? meeting) => meeting is { RemovedOn: null }
        ? new(meeting.Id, meeting.On) : throw new RuleException("ASC-66", "选的这次会议在会议簿里找不到了。请重新选择。", nameof(Meeting));

    /// <param name="day">Null: neither a meeting nor a day was given.</param>
    /// <exception cref="RuleException">ASC-67.</exception>
    public static Adoption On(DateOnly? day) => day is { } on
        ? new(null, on) : throw new RuleException("ASC-67", "请选择在哪次会上通过；会议没有记在会议簿里的，请填通过日期。", nameof(Meeting));
}

/// <summary>Hands counted.</summary>
internal readonly record struct Votes(int For, int Against, int Abstained)
{
    public bool FitInto(int present) => For >= 0 && Against >= 0 && Abstained >= 0 && (long)For + Against + Abstained <= present;

    /// <summary>Half of those present or more. Source: 社会团体章程示范文本 (民政部) 第十五条; 民法典 第一千二百五十九条 (半数以上 includes the half).</summary>
    public bool Carry(int present) => 2L * For >= present;
}

/// <summary>The names people see.</summary>
internal static class MeetingKindNames
{
    extension(MeetingKind kind)
    {
        public string InChinese => kind switch
        {
            MeetingKind.GeneralAssembly => "会员大会",
            MeetingKind.Representatives => "会员代表大会",
            MeetingKind.Council => "理事会",
            MeetingKind.Regular => "例会",
            MeetingKind.Other => "其他会议",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}
