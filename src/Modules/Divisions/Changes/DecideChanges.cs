using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Divisions.Changes;

/// <summary>Applies a set of changes to the tree, or sets it aside: one write, one person's word.</summary>
internal sealed class DecideChanges(AppDb db, Writer writer, CurrentScope scope, TimeProvider clock)
{
    /// <param name="version">The version that was shown.</param>
    /// <returns>False when there is no such set or the person may not decide on all of it.</returns>
    /// <exception cref="RuleException">DIV-08, DIV-09.</exception>
    /// <exception cref="StaleException">Someone changed a choice since it was shown.</exception>
    public async Task<bool> ConfirmAsync(Guid id, int version, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } set) return false;
        await writer.RunAsync(Act("divisions.confirm", set), async () =>
        {
            Expect(set, version);
            set.Confirm(await db.Divisions.CountAsync(d => d.ValidTo == null, ct), scope.Value.Name, clock.UtcMoment);
            await ApplyAsync(set, ct);
        }, ct);
        return true;
    }

    /// <inheritdoc cref="ConfirmAsync"/>
    public async Task<bool> RejectAsync(Guid id, int version, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } set) return false;
        await writer.RunAsync(Act("divisions.reject", set), () =>
        {
            Expect(set, version);
            set.Reject(scope.Value.Name, clock.UtcMoment);
            return Task.CompletedTask;
        }, ct);
        return true;
    }

    /// <summary>Says whether a proposed move is the same unit.</summary>
    /// <returns>False when there is no such change or it is not the person's to decide.</returns>
    /// <exception cref="RuleException">DIV-08.</exception>
    public async Task<bool> ChooseAsync(Guid id, Guid change, bool same, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } set) return false;
        if (await db.Changes.SingleOrDefaultAsync(c => c.Set == id && c.Id == change && c.Kind == ChangeKind.Move, ct) is not { } found) return false;
        await writer.RunAsync(new("divisions.choose", id.ToString(), found.Unit), () =>
        {
            RuleException.ThrowIfAny(set.CheckPending());
            found.Accept(same);
            db.Entry(set).Property(s => s.State).IsModified = true; // What was shown with the old choice must not be confirmed unseen.
            return Task.CompletedTask;
        }, ct);
        return true;
    }

    /// <summary>A set reaches over the tree: only whoever may manage all of what it touches decides on it.</summary>
    private async Task<ChangeSet?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.ChangeSets.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } set) return null;
        var grant = scope.Value.For(DivisionPermissions.Manage);
        var all = await db.Changes.CountAsync(c => c.Set == id, ct);
        return await db.Changes.Where(c => c.Set == id).Within(grant, c => c.Code).CountAsync(ct) == all ? set : null;
    }

    private void Expect(ChangeSet set, int version) => db.Entry(set).Property(s => s.Version).OriginalValue = version;

    private static Act Act(string action, ChangeSet set) => new(action, set.Id.ToString(), DivisionCode.Nation, Detail: $"edition {set.Edition:yyyy-MM-dd}");

    private async Task ApplyAsync(ChangeSet set, CancellationToken ct)
    {
        var changes = await db.Changes.AsNoTracking().Where(c => c.Set == set.Id).ToListAsync(ct);
        foreach (var gone in changes.Where(c => c.Kind is ChangeKind.Closure or ChangeKind.Move))
            ExpectOne(await Valid(gone).ExecuteUpdateAsync(d => d.SetProperty(x => x.ValidTo, set.Edition), ct));
        foreach (var renamed in changes.Where(c => c.Kind == ChangeKind.Rename))
        {
            var (name, initials) = (renamed.NewName!, Pinyin.Initials(renamed.NewName!));
            ExpectOne(await Valid(renamed).ExecuteUpdateAsync(d => d.SetProperty(x => x.Name, name).SetProperty(x => x.Initials, initials), ct));
        }
        await OpenAsync(set, [.. changes.Where(c => c.Kind is ChangeKind.Opening or ChangeKind.Move)], ct);
        var moves = changes.Where(c => c is { Kind: ChangeKind.Move, Accepted: true }).ToList();
        await db.BulkInsertAsync(moves.Select(m => new Succession(Guid.CreateVersion7(), m.Unit, m.NewUnit!.Value, set.Edition, set.Id)).ToList(), ct);

        var touched = changes.SelectMany(c => c.NewUnit is { } to ? [c.Unit, to] : new[] { c.Unit }).Select(Around).Distinct();
        await writer.TellAsync(new DivisionsChanged([.. CodeRange.Merge(touched.Select(t => t.Range))], [.. moves.Select(m => new DivisionMove(m.Unit, m.NewUnit!.Value))]), ct);
    }

    /// <summary>Parents before children, so that a new township is there for its new villages.</summary>
    private async Task OpenAsync(ChangeSet set, IReadOnlyList<Change> openings, CancellationToken ct)
    {
        foreach (var level in openings.GroupBy(c => c.Level).OrderBy(g => g.Key))
        {
            foreach (var codes in level.Select(c => (c.NewUnit ?? c.Unit).Value).Chunk(500))
                RuleException.ThrowIfAny(ChangeSet.CheckTree(!await db.Divisions.AnyAsync(d => d.Level == level.Key && d.ValidTo == null && codes.Contains(d.Code), ct)));
            var above = level.Key == DivisionLevel.Province ? [] : await db.Divisions.Where(d => d.Level == level.Key - 1 && d.ValidTo == null).Select(d => new { d.Code, d.Id }).ToDictionaryAsync(d => d.Code, d => d.Id, ct);
            await db.BulkInsertAsync(level.Select(change =>
            {
                var code = change.NewUnit ?? change.Unit;
                Guid? parent = level.Key == DivisionLevel.Province ? null : above[code.Ancestor(level.Key - 1).Value];
                var name = change.NewName ?? change.Name;
                var division = new Division(Guid.CreateVersion7(), code, parent, name, Pinyin.Initials(name), set.Edition);
                if (change.NewSetting is { } setting) division.Classify(setting);
                return division;
            }).ToList(), ct);
        }
    }

    /// <summary>The unit as it was compared; under another name it is no longer that.</summary>
    private IQueryable<Division> Valid(Change change) =>
        db.Divisions.Where(d => d.Level == change.Level && d.Code == change.Code && d.ValidTo == null && d.Name == change.Name);

    /// <exception cref="RuleException">DIV-09: a tree may change and keep the number of its units.</exception>
    private static void ExpectOne(int units) => RuleException.ThrowIfAny(ChangeSet.CheckTree(units == 1));

    private static DivisionCode Around(DivisionCode unit) => unit.Level > DivisionLevel.County ? unit.Ancestor(DivisionLevel.County) : unit;
}
