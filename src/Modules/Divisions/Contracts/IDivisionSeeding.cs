using Yinling.Kernel;

namespace Yinling.Divisions.Contracts;

/// <summary>A unit that synthetic data adds to the real tree.</summary>
public sealed record SeededUnit(DivisionCode Code, string Name);

/// <summary>Loads the tree that seeds and the demonstration stand on. Only on an empty database.</summary>
public interface IDivisionSeeding
{
    /// <summary>The shipped edition: everything, or only the units on the way to and below one division.</summary>
    Task LoadAsync(DivisionCode below, bool includeVillages, CancellationToken ct);

    /// <summary>Adds invented villages to a tree loaded without villages.</summary>
    Task AddVillagesAsync(IEnumerable<SeededUnit> villages, CancellationToken ct);
}
