using Yinling.Kernel;

namespace Yinling.Indicators.Contracts;

/// <summary>All the subjects a count counted, for those who keep them beside a figure.</summary>
public interface IFigureSubjects
{
    /// <param name="indicator">Code of a count that holds for a day.</param>
    /// <param name="setting">Rural or urban only; null for both.</param>
    /// <param name="asOf">A past day; today: live.</param>
    /// <returns>By division and id; null when it is no count of subjects, or its records are not the asker's to see.</returns>
    Task<IReadOnlyList<Subject>?> CountedAsync(DivisionCode division, string indicator, Setting? setting, DateOnly asOf, CancellationToken ct);
}
