using Yinling.Kernel;

namespace Yinling.Divisions.Contracts;

/// <summary>A unit to choose.</summary>
/// <param name="FullName">With the units above it: 安徽省黄山市休宁县东临溪镇.</param>
public sealed record DivisionCandidate(DivisionCode Code, string FullName);

/// <summary>What a <see cref="DivisionPicker"/> shows and what was picked.</summary>
/// <param name="Typed">As typed; shown again.</param>
/// <param name="Unit">The one unit meant; null while it is open.</param>
/// <param name="Candidates">Units to choose from when what was typed means several.</param>
/// <param name="Suggestions">Units offered while typing: those right below the reader's own.</param>
public sealed record DivisionPick(string? Typed, DivisionUnit? Unit, IReadOnlyList<DivisionCandidate> Candidates, IReadOnlyList<DivisionUnit> Suggestions);

/// <summary>Finds the unit a person means among those they may see.</summary>
public interface IDivisionSearch
{
    /// <param name="typed">What stands in the picker's text field: a code, a name, or initials.</param>
    /// <param name="chosen">The code chosen among the candidates shown before; null when there were none.</param>
    /// <param name="level">Only units of this level; null for any.</param>
    Task<DivisionPick> PickAsync(string? typed, string? chosen, DivisionLevel? level, CancellationToken ct);
}
