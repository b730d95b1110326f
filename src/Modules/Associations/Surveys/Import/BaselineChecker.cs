using System.Text.Json;
using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Divisions.Contracts;

namespace Yinling.Associations.Surveys.Import;

/// <summary>Checks baseline rows against the tree, the records and each other, and says what taking each would do. Used for files and for the form alike.</summary>
internal sealed class BaselineChecker(VillageFinder villages, KnownAssociations known, DateOnly surveyOn)
{
    private readonly Dictionary<long, int> seen = [];

    /// <summary>A checked row: its village, what it says, what it would do, and what stops it.</summary>
    internal sealed record Verdict(DivisionUnit? Village, BaselineAnswer Answer, RowEffect Effect, Guid? Association, IReadOnlyList<CellProblem> Problems);

    public Verdict Check(int number, IReadOnlyDictionary<string, BaselineCell> cells)
    {
        var (answer, problems) = BaselineReading.Read(cells, surveyOn);
        List<CellProblem> all = [.. problems];
        var (village, problem) = villages.Find(Cell(cells, BaselineColumns.Code), Cell(cells, BaselineColumns.Village));
        if (problem is not null) all.Add(problem);
        if (village is null) return new(null, answer, RowEffect.Refused, null, all);

        if (!seen.TryAdd(village.Code.Value, number))
            all.Add(new("SUR-37", BaselineColumns.Village, $"“{village.Name}”在第 {seen[village.Code.Value]} 行已经有了。请只留一行。"));
        var (effect, association) = Effect(village, answer, all);
        return all.Count > 0 ? new(village, answer, RowEffect.Refused, null, all) : new(village, answer, effect, association, all);
    }

    /// <summary>The row as it is kept between checking and taking.</summary>
    public static BaselineImportRow Keep(BaselineImport import, int number, IReadOnlyDictionary<string, BaselineCell> cells, Verdict verdict) => new()
    {
        County = import.County,
        Id = Guid.CreateVersion7(),
        Import = import.Id,
        Number = number,
        Division = verdict.Village?.Code.Value,
        Effect = verdict.Effect,
        Association = verdict.Association,
        Cells = JsonSerializer.Serialize(cells.Where(c => !c.Value.IsBlank).ToDictionary(c => c.Key, c => c.Value.Text), BaselineJson.Options),
        Problems = JsonSerializer.Serialize(verdict.Problems, BaselineJson.Options),
    };

    private (RowEffect, Guid?) Effect(DivisionUnit village, BaselineAnswer answer, List<CellProblem> problems)
    {
        var here = known.Of(village.Code.Value);
        if (!answer.Exists)
        {
            if (here.Count > 0)
                problems.Add(new("SUR-38", BaselineColumns.Exists, $"系统里“{village.Name}”已有协会“{here[0].Name}”。如果协会已经不在了，请先在协会页面办理“停止活动”；如果还在，请把“是否建会”改成“是”。"));
            return (RowEffect.NotesNone, null);
        }
        if (answer.Name is { } name && Association.CheckName(name).FirstOrDefault() is { } wrong)
            problems.Add(new("SUR-39", BaselineColumns.Name, wrong.Message));
        if (here.Count == 0) return (RowEffect.Registers, null);
        if (here.FirstOrDefault(a => answer.Name is null ? here.Count == 1 : a.Name == answer.Name) is { } same) return (RowEffect.Updates, same.Id);
        problems.Add(new("SUR-40", BaselineColumns.Name, answer.Name is null
            ? $"“{village.Name}”有 {here.Count} 个协会，请在“协会名称”里写明是哪一个。"
            : $"系统里“{village.Name}”已有协会“{here[0].Name}”，表里写的名称不一样。是同一个就把名称改成一样(或空着)；是另一个请在协会页面另行登记。"));
        return (RowEffect.Refused, null);
    }

    private static BaselineCell Cell(IReadOnlyDictionary<string, BaselineCell> cells, string key) => cells.GetValueOrDefault(key) ?? BaselineCell.Blank;
}

/// <summary>How rows are kept between checking and taking.</summary>
internal static class BaselineJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Dictionary<string, BaselineCell> CellsOf(BaselineImportRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Cells, Options)!.ToDictionary(c => c.Key, c => new BaselineCell(c.Value));

    public static IReadOnlyList<CellProblem> ProblemsOf(BaselineImportRow row) => JsonSerializer.Deserialize<List<CellProblem>>(row.Problems, Options)!;
}
