using Yinling.Indicators.Contracts;
using Yinling.Indicators.Rollup;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Records;

/// <summary>Which profiles are listed.</summary>
/// <param name="Counted">Those behind this indicator.</param>
/// <param name="NearMissesAmong">Null: the counted themselves. Otherwise those counted by this one and not by <paramref name="Counted"/>.</param>
/// <param name="Only">The codes of no unit below, for what belongs to the unit itself; null for the whole subtree.</param>
/// <param name="Grant">Whose eyes: what the set's permission reaches.</param>
internal sealed record RecordSlice(
    ProfileIndicator Counted, ProfileIndicator? NearMissesAmong, Reach Reach, Setting? Setting, Grant Grant, int Page, int PageSize,
    IReadOnlyList<CodeRange>? Only = null);

/// <summary>One page of subjects behind a figure.</summary>
internal sealed record RecordPage(long Count, IReadOnlyList<RecordLine> Lines);

/// <summary>A subject behind a figure, or nearly.</summary>
/// <param name="Value">What it adds; null for counts and near misses.</param>
/// <param name="Month">Of flows; otherwise null.</param>
/// <param name="Lacking">Why it is not counted, for near misses.</param>
internal sealed record RecordLine(Subject Subject, Setting Setting, long? Value, Month? Month, IReadOnlyList<string> Lacking);
