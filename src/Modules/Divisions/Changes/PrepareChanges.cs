using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Import;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Divisions.Changes;

/// <summary>Compares a later edition with the tree and keeps the differences for a person to confirm.</summary>
internal sealed class PrepareChanges(AppDb db, CompareDivisions compare, Writer writer, TimeProvider clock)
{
    /// <param name="Set">Null when there is no difference.</param>
    internal sealed record Prepared(DivisionDifferences Differences, Guid? Set);

    /// <param name="below">Only this division, what is below it and what leads to it; null for the nation.</param>
    /// <exception cref="RuleException">A mistake in the files; DIV-07. Nothing was kept.</exception>
    public async Task<Prepared> RunAsync(IReadOnlyList<PublishedUnit> units, DateOnly edition, DivisionCode? below, CancellationToken ct)
    {
        var differences = await compare.RunAsync(units, below, ct);
        if (differences.IsEmpty) return new(differences, null);

        RuleException.ThrowIfAny(ChangeSet.CheckEdition(edition, await db.Divisions.Where(d => d.ValidTo == null).MaxAsync(d => d.ValidFrom, ct)));
        var set = new ChangeSet(Guid.CreateVersion7(), edition, await db.Divisions.CountAsync(d => d.ValidTo == null, ct), clock.UtcMoment);
        var settings = units.Where(u => u.Setting is not null).ToDictionary(u => u.Code, u => u.Setting);
        var act = new Act("divisions.compare", set.Id.ToString(), below ?? DivisionCode.Nation, Detail:
            $"edition {edition:yyyy-MM-dd}: openings {differences.Openings.Count}, closures {differences.Closures.Count}, renames {differences.Renames.Count}, moves {differences.Moves.Count}");
        await writer.RunAsync(act, async () =>
        {
            db.Add(set);
            await db.SaveChangesAsync(ct);
            await db.BulkInsertAsync(Changes(set.Id, differences, settings), ct);
        }, ct);
        return new(differences, set.Id);
    }

    private static IEnumerable<Change> Changes(Guid set, DivisionDifferences differences, Dictionary<DivisionCode, Setting?> settings)
    {
        foreach (var opening in differences.Openings)
            yield return new(Guid.CreateVersion7(), set, ChangeKind.Opening, DivisionCode.Parse(opening.Code), opening.Name) { NewSetting = settings.GetValueOrDefault(DivisionCode.Parse(opening.Code)) };
        foreach (var closure in differences.Closures)
            yield return new(Guid.CreateVersion7(), set, ChangeKind.Closure, DivisionCode.Parse(closure.Code), closure.Name);
        foreach (var rename in differences.Renames)
            yield return new(Guid.CreateVersion7(), set, ChangeKind.Rename, DivisionCode.Parse(rename.Code), rename.From) { NewName = rename.To };
        foreach (var move in differences.Moves)
        {
            var to = DivisionCode.Parse(move.To.Code);
            yield return new(Guid.CreateVersion7(), set, ChangeKind.Move, DivisionCode.Parse(move.From.Code), move.From.Name) { NewName = move.To.Name, NewCode = to.Value, NewSetting = settings.GetValueOrDefault(to) };
        }
    }
}
