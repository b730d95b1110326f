using Yinling.Kernel;

namespace Yinling.Indicators.Rollup;

/// <summary>What one question reads: a subtree, and months for flows.</summary>
/// <param name="AsOf">Null: live.</param>
internal sealed record Reach(DivisionCode Division, DateOnly? AsOf, Month From, Month To);
