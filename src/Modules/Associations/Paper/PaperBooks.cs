using Yinling.Associations.Activities;
using Yinling.Associations.Assets;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Associations.Meetings;
using Yinling.Associations.Members;
using Yinling.Kernel;

namespace Yinling.Associations.Paper;

/// <summary>One of the books on paper: its columns, and the record a line of it becomes by the use case every other way goes through.</summary>
internal interface IPaperBook
{
    Booklet Book { get; }

    /// <summary>In the order of the printed book.</summary>
    IReadOnlyList<PaperColumn> Columns { get; }

    /// <summary>What of the paper is not typed in here, and where it goes; null when all of it is.</summary>
    string? LeftOut => null;

    /// <summary>Which column a refusal of the use case is about.</summary>
    string ColumnOf(string field, PaperRow row) => field;

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">Whatever the use case refuses.</exception>
    Task<Guid?> RecordAsync(AssociationRef which, PaperRow row, CancellationToken ct);
}

internal sealed class MemberPaper(AssociationDesk desk, AddMember add, RemoveMember remove) : IPaperBook
{
    public Booklet Book => Booklet.Members;

    public IReadOnlyList<PaperColumn> Columns { get; } =
    [
        new("Name", "姓名") { Longest = 30 }, PaperColumn.Of<Sex>("Sex", "性别", s => s.InChinese, Sex.Unknown),
        new("BirthYear", "出生年") { Optional = true, Keys = "numeric" }, new("JoinedOn", "入会"), new("LeftOn", "离会") { Optional = true },
        PaperColumn.Of<LeavingReason>("LeftBecause", "为什么离会", r => r.InChinese) with { Optional = true, Empty = "没有离会" },
    ];

    /// <summary>Whoever has left by now joins and leaves, as the paper says.</summary>
    public async Task<Guid?> RecordAsync(AssociationRef which, PaperRow row, CancellationToken ct)
    {
        var (left, because) = (row.Day("LeftOn", "离会日期"), row.Text("LeftBecause") is null ? (LeavingReason?)null : row.Choice<LeavingReason>("LeftBecause", "离会原因"));
        if (left is not null) because ??= row.Choice<LeavingReason>("LeftBecause", "离会原因");
        if (because is not null) left ??= row.RequiredDay("LeftOn", "离会日期");
        var made = await add.RunAsync(which, new(row.Text("Name") ?? "", row.Choice<Sex>("Sex", "性别"), row.Number("BirthYear", "出生年份"), row.RequiredDay("JoinedOn", "入会日期")), ct);
        if (made is not { } id || left is not { } from) return made;
        var version = (await desk.Db.FindAsync<Member>([which.County, id], ct))!.Version;
        return await remove.RunAsync(which, id, new(from, because!.Value, version), ct);
    }
}

internal sealed class MeetingPaper(RecordMeeting meet, RecordResolution decide) : IPaperBook
{
    public Booklet Book => Booklet.Meetings;

    public IReadOnlyList<PaperColumn> Columns { get; } =
    [
        new("On", "日期"), PaperColumn.Of<MeetingKind>("Kind", "会议", k => k.InChinese), new("Topic", "议题") { Longest = 100 }, new("Chair", "主持") { Optional = true, Longest = 20 },
        new("Present", "到会") { Keys = "numeric" }, new("Invited", "应到") { Optional = true, Keys = "numeric" }, new("Text", "决议") { Optional = true, Longest = 500 },
        new("Passed", "决议结果") { Optional = true, Empty = "通过", Options = [new("no", "没有通过")] },
    ];

    public string LeftOut => "一次会有几条决议的，先打第一条，其余的到那次会议里记。票数也在那里记。";

    public async Task<Guid?> RecordAsync(AssociationRef which, PaperRow row, CancellationToken ct)
    {
        var made = await meet.RunAsync(which, new(
            row.RequiredDay("On", "开会日期"), row.Choice<MeetingKind>("Kind", "什么会"), row.Text("Topic") ?? "", row.Text("Chair"), row.Number("Present", "到会人数") ?? 0, row.Number("Invited", "应到人数"), null, null), ct);
        if (made is not { } meeting || row.Text("Text") is not { } text) return made;
        return await decide.RunAsync(which, meeting, new(text, null, row.Text("Passed") is null), ct) is null ? null : made;
    }
}

/// <summary>The study book is the part of the activity book that is about study, so it has no column for the kind.</summary>
internal sealed class StudyPaper(RecordActivity record) : IPaperBook
{
    public Booklet Book => Booklet.Study;

    public IReadOnlyList<PaperColumn> Columns { get; } =
        [new("On", "日期"), new("Title", "内容") { Optional = true, Longest = 100 }, new("People", "人数") { Keys = "numeric" }, new("Place", "地点") { Optional = true, Longest = 60 }];

    public string LeftOut => $"“类别”不用打：学习簿里的都算“{ActivityCategory.Education.InChinese}”。";

    public Task<Guid?> RecordAsync(AssociationRef which, PaperRow row, CancellationToken ct) => ActivityPaper.RecordAsync(record, which, ActivityCategory.Education, row, ct);
}

internal sealed class ActivityPaper(RecordActivity record) : IPaperBook
{
    public Booklet Book => Booklet.Activities;

    public IReadOnlyList<PaperColumn> Columns { get; } =
    [
        new("On", "日期"), PaperColumn.Of<ActivityCategory>("Category", "类别", c => c.InChinese), new("Title", "内容") { Optional = true, Longest = 100 }, new("People", "人数") { Keys = "numeric" },
        new("Place", "地点") { Optional = true, Longest = 60 },
    ];

    public Task<Guid?> RecordAsync(AssociationRef which, PaperRow row, CancellationToken ct) => RecordAsync(record, which, row.Choice<ActivityCategory>("Category", "类别"), row, ct);

    internal static Task<Guid?> RecordAsync(RecordActivity record, AssociationRef which, ActivityCategory category, PaperRow row, CancellationToken ct) =>
        record.RunAsync(which, new(row.RequiredDay("On", "活动日期"), category, row.Number("People", "人数") ?? 0, row.Text("Place"), row.Text("Title")), ct);
}

internal sealed class FinancePaper(RecordLedgerEntry record) : IPaperBook
{
    public Booklet Book => Booklet.Finance;

    public IReadOnlyList<PaperColumn> Columns { get; } =
    [
        new("On", "日期"), new("Summary", "摘要") { Longest = 200 }, PaperColumn.Of<IncomeChannel>("Channel", "收入从哪里来", c => c.InChinese) with { Optional = true, Empty = "是支出" },
        new("Income", "收入") { Optional = true, Keys = "decimal" }, new("Spending", "支出") { Optional = true, Keys = "decimal" },
    ];

    public string LeftOut => "“结余”不用打，系统会算。支出的“摘要”写做什么用。结过账的月份，日期写结账以后的，在摘要里写清是哪天的事。发票、收条要附上的，到“收支账”里记。";

    public string ColumnOf(string field, PaperRow row) => field switch
    {
        "Amount" => row.Text("Income") is null ? "Spending" : "Income",
        "Purpose" => "Summary",
        _ => field,
    };

    /// <exception cref="RuleException">ASC-70 not exactly one amount.</exception>
    public Task<Guid?> RecordAsync(AssociationRef which, PaperRow row, CancellationToken ct)
    {
        var (income, spending) = (row.Money("Income"), row.Money("Spending"));
        if (income is null == spending is null) throw new RuleException("ASC-70", "收入和支出只填一个：收到钱的填收入，花了钱的填支出。一行里两个都有的，分两行打。", "Income");
        IncomeChannel? channel = row.Text("Channel") is null ? null : row.Choice<IncomeChannel>("Channel", "收入从哪里来");
        var (direction, summary) = (income is null ? LedgerDirection.Spending : LedgerDirection.Income, row.Text("Summary"));
        return record.RunAsync(which, new(
            row.RequiredDay("On", "日期"), direction, channel, income is null ? summary : null, income ?? spending!.Value, income is null ? null : summary), ct);
    }
}

internal sealed class GoodsPaper(RecordAsset record) : IPaperBook
{
    public Booklet Book => Booklet.Goods;

    public IReadOnlyList<PaperColumn> Columns { get; } =
    [
        new("Name", "名称") { Longest = 60 }, PaperColumn.Of<AssetCategory>("Category", "类别", c => c.InChinese), new("Count", "数量") { Keys = "numeric" }, new("Value", "价值") { Optional = true, Keys = "decimal" },
        new("AcquiredOn", "得到"), new("Keeper", "保管人") { Optional = true, Longest = 30 },
        PaperColumn.Of<AssetCondition>("Condition", "状况", c => c.InChinese, AssetCondition.Good) with { Optional = true, Empty = AssetCondition.Good.InChinese },
    ];

    public string LeftOut => "“盘点”不在这里打，也没有单独的记录可以照纸补：请在“物资”里点“盘点”，数到几件写几件。报废了的，登记以后打开那一件办报废。";

    public Task<Guid?> RecordAsync(AssociationRef which, PaperRow row, CancellationToken ct) => record.RunAsync(which, new(
        row.Choice<AssetCategory>("Category", "类别"), row.Text("Name") ?? "", row.Number("Count", "数量") ?? 0, row.Money("Value"), row.RequiredDay("AcquiredOn", "得到的日期"), null,
        row.Text("Condition") is null ? AssetCondition.Good : row.Choice<AssetCondition>("Condition", "状况"), row.Text("Keeper")), ct);
}
