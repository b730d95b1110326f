namespace Yinling.Associations.Domain;

/// <summary>The books an association keeps (簿). Source: S-001 (临政〔2023〕68号) B13.</summary>
internal enum Booklet
{
    Members = 1,
    Meetings = 2,
    Study = 3,
    Activities = 4,
    Finance = 5,
    Goods = 6,
}

/// <summary>The names people see.</summary>
internal static class BookletNames
{
    extension(Booklet booklet)
    {
        public string InChinese => booklet switch
        {
            Booklet.Members => "会员簿",
            Booklet.Meetings => "会议簿",
            Booklet.Study => "学习簿",
            Booklet.Activities => "活动簿",
            Booklet.Finance => "财务簿",
            Booklet.Goods => "物资簿",
            _ => throw new ArgumentOutOfRangeException(nameof(booklet), booklet, null),
        };
    }
}
