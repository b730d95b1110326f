using System.Linq.Expressions;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Indicators.Rollup;

/// <summary>Everything read from one profile type, so that callers need not know the type.</summary>
internal interface IProfileReading
{
    /// <summary>Adds all the indicators to the grid: one query live, one stream for a past day.</summary>
    Task AddAsync(Grid grid, Reach reach, IReadOnlyList<ProfileIndicator> indicators, CancellationToken ct);

    /// <summary>The profiles behind a figure, or the near misses. Count and page are two queries.</summary>
    Task<RecordPage> ListAsync(RecordSlice slice, CancellationToken ct);

    /// <summary>Adds what the indicators say to each subject.</summary>
    /// <param name="begins">Its profiles decide which subjects there are.</param>
    Task AddSubjectsAsync(
        Dictionary<Guid, SubjectFigures> found, IReadOnlyDictionary<string, int> places, bool begins, Reach reach, IReadOnlyList<ProfileIndicator> indicators, Grant grant, Guid? only, CancellationToken ct);
}

internal sealed partial class ProfileReading<TProfile>(AppDb db, IProfileSource<TProfile> source, CompiledShapes shapes, IReadOnlyList<ProfileColumn<TProfile>> columns)
    : IProfileReading where TProfile : class, IProfile
{
    private static readonly bool IsMonthly = typeof(IMonthlyProfile).IsAssignableFrom(typeof(TProfile));

    public async Task AddAsync(Grid grid, Reach reach, IReadOnlyList<ProfileIndicator> indicators, CancellationToken ct)
    {
        var places = indicators.Select(i => grid.Column(i.Code)).ToArray();
        if (reach.AsOf is { } day)
        {
            var values = indicators.Select(i => Compiled(i.Code, () => Readers.ValueOf<TProfile>(i))).ToArray();
            await foreach (var profile in PastAsync(reach, day, ct))
            {
                var row = grid.RowOf(profile.Division);
                for (var i = 0; i < values.Length; i++) grid.Add(row, profile.Setting, places[i], values[i](profile));
            }
            return;
        }

        var grain = Cells.GrainOf(reach.Division.Level);
        var run = shapes.Get(typeof(TProfile), $"{grain}:{string.Join(',', indicators.Select(i => i.Code))}", () => RollupQuery.Compile<TProfile>(grain, indicators));
        var at = Bounds.Of(reach);
        await foreach (var cells in run(db, at.FirstCounty, at.LastCounty, at.First, at.Last, at.FromMonth, at.ToMonth).WithCancellation(ct))
        {
            var row = grid.RowOf(cells.Code(grain));
            for (var i = 0; i < places.Length; i++) grid.Add(row, cells.Setting, places[i], cells.Values[i]);
        }
    }

    private async IAsyncEnumerable<TProfile> PastAsync(Reach reach, DateOnly day, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var profile in source.AsOfAsync(reach.Division.Range, day, ct))
        {
            if (!reach.Division.Range.Contains(profile.Division)) continue;
            if (profile is IMonthlyProfile { Month: var month } && (month < reach.From.Number || month > reach.To.Number)) continue;
            yield return profile;
        }
    }

    private Func<TProfile, TValue> Compiled<TValue>(string name, Func<Expression<Func<TProfile, TValue>>> expression) =>
        shapes.Get(typeof(TProfile), $"{typeof(TValue).Name}:{name}", () => expression().Compile());
}
