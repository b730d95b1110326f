using System.Globalization;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Reading;

/// <summary>Reads the sheet of lines: name, pass line, stars, bonuses, vetoes.</summary>
internal sealed class StandardLines(IReadOnlyList<SheetRow> rows, List<Problem> problems)
{
    private static readonly string[] Titles = ["项目", "编号", "内容", "从(分)", "不到(分)", "谁来定", "按哪个指标"];
    private readonly StandardCells cells = new(StandardWorkbook.LinesSheet, Titles, problems);

    public StandardDefinition Read(IReadOnlyList<StandardDomain> domains)
    {
        var known = rows.Skip(1).ToLookup(r => StandardCells.Text(r, 0));
        string[] words = [StandardWorkbook.Name, StandardWorkbook.Notice, StandardWorkbook.Basis, StandardWorkbook.Subjects, StandardWorkbook.Total, StandardWorkbook.PassLine, StandardWorkbook.MostBonus, StandardWorkbook.Limit,
            StandardWorkbook.NoticeDays, StandardWorkbook.ValidYears, StandardWorkbook.Star, StandardWorkbook.BonusRow, StandardWorkbook.VetoRow];
        foreach (var row in rows.Skip(1).Where(r => !words.Contains(StandardCells.Text(r, 0)))) cells.Wrong<bool>(row, 0, $"“{StandardCells.Text(row, 0)}”不认识，只能填{string.Join("、", words)}");

        return new(
            Text(StandardWorkbook.Name), Text(StandardWorkbook.Basis), Text(StandardWorkbook.Subjects), Points(StandardWorkbook.Total), domains,
            [.. known[StandardWorkbook.BonusRow].Select(r => new Bonus(StandardCells.Text(r, 1), StandardCells.Text(r, 2), cells.Points(r, 3)))], Points(StandardWorkbook.MostBonus),
            Vetoes(known[StandardWorkbook.VetoRow]), Points(StandardWorkbook.PassLine),
            [.. known[StandardWorkbook.Star].Select(r => new StarBand(StandardCells.Text(r, 2), cells.Points(r, 3), StandardCells.Text(r, 5), cells.MaybePoints(r, 4)))],
            Points(StandardWorkbook.Limit), Whole(StandardWorkbook.NoticeDays), Whole(StandardWorkbook.ValidYears),
            known[StandardWorkbook.Notice].Select(r => StandardCells.Maybe(r, 2)).FirstOrDefault());

        string Text(string what) => known[what].Select(r => StandardCells.Maybe(r, 2)).FirstOrDefault() ?? Missing<string>(what) ?? "";

        Hundredths Points(string what) => known[what].FirstOrDefault() is { } row ? cells.Points(row, 2) : Missing<Hundredths>(what);

        int Whole(string what) => known[what].FirstOrDefault() is not { } row ? Missing<int>(what)
            : int.TryParse(StandardCells.Text(row, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : cells.Wrong<int>(row, 2, "要填一个整数");
    }

    private List<Veto> Vetoes(IEnumerable<SheetRow> written)
    {
        List<Veto> vetoes = [];
        foreach (var row in written)
        {
            var condition = StandardCells.Maybe(row, 6) is { } indicator ? new Condition(indicator, cells.MaybePoints(row, 3), cells.MaybePoints(row, 4)) : null;
            if (vetoes.Count > 0 && vetoes[^1].Number == StandardCells.Text(row, 1) && StandardCells.Maybe(row, 2) is null)
                vetoes[^1] = vetoes[^1] with { When = condition is null ? vetoes[^1].When : [.. vetoes[^1].Conditions, condition] };
            else vetoes.Add(new(StandardCells.Text(row, 1), StandardCells.Text(row, 2), condition is null ? null : [condition]));
        }
        return vetoes;
    }

    private T? Missing<T>(string what)
    {
        problems.Add(new("STD-16", $"“{StandardWorkbook.LinesSheet}”里没有“{what}”这一行。", "file"));
        return default;
    }
}
