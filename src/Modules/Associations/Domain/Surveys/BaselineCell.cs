using Yinling.Kernel;

namespace Yinling.Associations.Domain.Surveys;

/// <summary>One cell as the clerk filled it in.</summary>
/// <param name="Text">As seen on the sheet, trimmed; empty for a blank cell. A date is written yyyy-MM-dd.</param>
/// <param name="Trouble">Why the cell cannot be trusted at all (merged, an error value, a number that lost digits); null when it can.</param>
internal sealed record BaselineCell(string Text, string? Trouble = null)
{
    public static readonly BaselineCell Blank = new("");

    public bool IsBlank => Text.Length == 0 && Trouble is null;
}

/// <summary>What is wrong with one cell of one row.</summary>
/// <param name="Column">Key of the column; null when it concerns the whole row.</param>
internal sealed record CellProblem(string Rule, string? Column, string Message)
{
    public static implicit operator Problem(CellProblem problem) => new(problem.Rule, problem.Message, problem.Column);
}
