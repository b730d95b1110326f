using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Reading;

/// <summary>A standard as a workbook people can change and give back: one sheet of items, a row per level; one of lines.</summary>
internal static class StandardWorkbook
{
    public const string ItemsSheet = "指标", LinesSheet = "线和星级";

    internal static readonly string[] ItemTitles =
        ["方面编号", "创建领域", "领域分值", "指标编号", "评分指标", "分值", "问协会的话", "评价方式", "赋分标准", "打分办法", "档(项)", "档(项)分", "按哪个指标", "从", "不到", "证明材料", "来源", "内部编号"];

    internal const string Name = "名称", Notice = "标注", Basis = "依据", Subjects = "评谁", Total = "满分", PassLine = "达标线", MostBonus = "加分上限", Limit = "相差超过要写原因", NoticeDays = "公示天数",
        ValidYears = "有效年数", Star = "星级", BonusRow = "加分", VetoRow = "一票否决";

    public static byte[] Write(StandardDefinition standard)
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file))
        {
            double[] widths = [8, 12, 8, 8, 26, 6, 40, 10, 40, 8, 26, 8, 32, 8, 8, 18, 20, 8];
            book.BeginSheet(ItemsSheet, [.. ItemTitles.Zip(widths, (title, width) => new SheetColumn(title, width, title switch
            {
                "评价方式" => [.. Enum.GetValues<AssessmentMethod>().Select(m => m.InChinese)],
                "打分办法" => [.. Enum.GetValues<ScoringKind>().Select(k => k.InChinese)],
                _ => [],
            }))]);
            foreach (var domain in standard.Domains) foreach (var item in domain.Items) Item(book, domain, item);
            book.BeginSheet(LinesSheet, [new("项目", 20), new("编号", 8), new("内容", 60), new("从(分)", 10), new("不到(分)", 10), new("谁来定", 30), new("按哪个指标", 32)]);
            Lines(book, standard);
        }
        return file.ToArray();
    }

    private static void Item(WorkbookWriter book, StandardDomain domain, StandardItem item)
    {
        var first = true;
        foreach (var level in item.Levels)
        {
            for (var at = 0; at < Math.Max(1, level.Conditions.Count); at++)
            {
                var condition = level.Conditions.Count > at ? level.Conditions[at] : null;
                book.Row([
                    .. first
                        ? (SheetValue?[])[Text(domain.Number), Text(domain.Name), Text(domain.Points), Text(item.Number), Text(item.Name), Text(item.Points), Long(item.Question), Text(item.Method.InChinese), Long(item.Criteria), Text(item.Scoring.InChinese)]
                        : [null, null, null, Text(item.Number), null, null, null, null, null, null],
                    .. at == 0 ? (SheetValue?[])[Text(level.Text), Text(level.Points)] : [null, null],
                    Text(condition?.Indicator), Text(condition?.From), Text(condition?.To), .. first ? (SheetValue?[])[Text(item.Evidence), Text(item.Source), Text(item.Key)] : [null, null, null],
                ]);
                first = false;
            }
        }
    }

    private static void Lines(WorkbookWriter book, StandardDefinition standard)
    {
        void Row(string what, string? number, string? text, Hundredths? from = null, Hundredths? to = null, string? who = null, string? indicator = null) =>
            book.Row([Text(what), Text(number), Long(text), Text(from), Text(to), Text(who), Text(indicator)]);
        Row(Name, null, standard.Name);
        Row(Notice, null, standard.Notice);
        Row(Basis, null, standard.Basis);
        Row(Subjects, null, standard.Subjects);
        Row(Total, null, standard.Total.ToString());
        Row(PassLine, null, standard.PassLine.ToString());
        Row(MostBonus, null, standard.MostBonus.ToString());
        Row(Limit, null, standard.DifferenceLimit.ToString());
        Row(NoticeDays, null, standard.NoticeDays.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Row(ValidYears, null, standard.ValidYears.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var star in standard.Stars) Row(Star, null, star.Name, star.From, star.To, star.DecidedBy);
        foreach (var bonus in standard.Bonuses) Row(BonusRow, bonus.Number, bonus.Text, bonus.Points);
        foreach (var veto in standard.Vetoes)
        {
            if (veto.Conditions.Count == 0) Row(VetoRow, veto.Number, veto.Text);
            foreach (var (at, condition) in veto.Conditions.Index()) Row(VetoRow, veto.Number, at == 0 ? veto.Text : null, condition.From, condition.To, null, condition.Indicator);
        }
    }

    private static SheetValue? Text(string? text) => SheetValue.OfMaybe(text);

    private static SheetValue? Long(string? text) => SheetValue.OfMaybe(text) is { } value ? value with { Style = CellStyle.Wrapped } : null;

    private static SheetValue? Text(Hundredths? number) => number is { } some ? SheetValue.Of(some.ToString()) with { Style = CellStyle.Plain } : null;
}
