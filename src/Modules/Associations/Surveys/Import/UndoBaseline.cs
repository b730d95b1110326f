using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Profiles;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Surveys.Import;

/// <summary>Takes an import back as a whole, while nothing was built on it: every record it made is still as it made it, and nothing was added to the associations it registered.</summary>
internal sealed class UndoBaseline(AssociationDesk desk, Writer writer, ProfileRebuild profiles, TimeProvider clock)
{
    /// <returns>False when the import is not the user's.</returns>
    /// <exception cref="RuleException">SUR-23; SUR-43 something was built on it.</exception>
    public async Task<bool> RunAsync(Guid id, CancellationToken ct)
    {
        var db = desk.Db;
        if (await db.BaselineImports(desk.For(SurveyPermissions.Answer)).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } import) return false;
        await writer.RunAsync(new Act("surveys.undo", id.ToString(), import.DivisionCode, Detail: $"file {import.FileHash}"), async () =>
        {
            import.Undo(clock.UtcMoment);
            await foreach (var rows in db.GoodRowsAsync(import, ct)) await RemoveAsync(rows, ct);
            await db.Set<SurveyAnswer>().Where(a => a.Import == id).ExecuteDeleteAsync(ct);
            await db.SaveChangesAsync(ct);
            await profiles.RunAsync(import.DivisionCode.Range, ct);
        }, ct);
        return true;
    }

    private async Task RemoveAsync(IReadOnlyList<BaselineImportRow> rows, CancellationToken ct)
    {
        // Some hundred ids at a time: statements take only so many.
        foreach (var some in rows.Where(r => r.Association is not null && r.Undo is not null).Chunk(200))
        {
            var made = some.SelectMany(r => JsonSerializer.Deserialize<List<Guid>>(r.Undo!, BaselineJson.Options)!).ToHashSet();
            var registered = some.Where(r => r.Effect == RowEffect.Registers).Select(r => r.Association!.Value).ToArray();
            var touched = some.Select(r => r.Association!.Value).ToArray();
            var counties = some.Select(r => (int)(r.Division!.Value / DivisionCode.SizeOf(DivisionLevel.County))).Distinct().ToArray();
            await RemoveFactsAsync<StatedFacts>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<Officer>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<RegistrationRecord>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<Place>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<MemberCount>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<AssociationName>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<Member>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<LedgerEntry>(counties, touched, made, registered, ct);
            await RemoveFactsAsync<ActivityRecord>(counties, touched, made, registered, ct);

            var associations = desk.Db.Set<Association>().Where(a => counties.Contains(a.County) && registered.Contains(a.Id));
            if (await associations.Where(a => a.Version != 0).OrderBy(a => a.Id).Select(a => a.CurrentName).FirstOrDefaultAsync(ct) is { } changed) throw Built(changed);
            await associations.ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>Removes what the import made of one kind; refuses if one was changed since, or another was added to an association it registered.</summary>
    private async Task RemoveFactsAsync<T>(int[] counties, Guid[] touched, HashSet<Guid> made, Guid[] registered, CancellationToken ct) where T : AssociationFact
    {
        var facts = await desk.Db.Set<T>().Where(f => counties.Contains(f.County) && touched.Contains(f.Association))
            .Select(f => new { f.Id, f.Association, f.Version }).ToListAsync(ct);
        if (facts.Find(f => made.Contains(f.Id) ? f.Version != 0 : Array.IndexOf(registered, f.Association) >= 0) is { } built)
            throw Built(await desk.Db.Set<Association>().Where(a => counties.Contains(a.County) && a.Id == built.Association).Select(a => a.CurrentName).FirstAsync(ct));

        var mine = facts.Where(f => made.Contains(f.Id)).Select(f => f.Id).ToArray();
        if (mine.Length > 0) await desk.Db.Set<T>().Where(f => counties.Contains(f.County) && mine.Contains(f.Id)).ExecuteDeleteAsync(ct);
    }

    private static RuleException Built(string association) =>
        new("SUR-43", $"“{association}”在导入之后又有了新的记录，整批撤销会丢掉它们，所以不能撤销。请在协会页面里逐项更正。");
}
