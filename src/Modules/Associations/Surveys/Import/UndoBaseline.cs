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
            var rows = await db.RowsOf(import).Where(r => r.Association != null && r.Undo != null).ToListAsync(ct);
            var made = rows.SelectMany(r => JsonSerializer.Deserialize<List<Guid>>(r.Undo!, BaselineJson.Options)!).ToHashSet();
            var registered = rows.Where(r => r.Effect == RowEffect.Registers).Select(r => r.Association!.Value).ToHashSet();
            await RemoveAsync(import, made, registered, ct);
            await db.Set<SurveyAnswer>().Where(a => a.Import == id).ExecuteDeleteAsync(ct);
            await db.SaveChangesAsync(ct);
            await profiles.RunAsync(import.DivisionCode.Range, ct);
        }, ct);
        return true;
    }

    private async Task RemoveAsync(BaselineImport import, HashSet<Guid> made, HashSet<Guid> registered, CancellationToken ct)
    {
        var db = desk.Db;
        var (first, last) = (import.DivisionCode.Range.First, import.DivisionCode.Range.Last);
        var here = db.Set<Association>().Where(a => a.Division >= first && a.Division <= last);
        await RemoveFactsAsync<StatedFacts>(here, made, registered, ct);
        await RemoveFactsAsync<Officer>(here, made, registered, ct);
        await RemoveFactsAsync<RegistrationRecord>(here, made, registered, ct);
        await RemoveFactsAsync<Place>(here, made, registered, ct);
        await RemoveFactsAsync<MemberCount>(here, made, registered, ct);
        await RemoveFactsAsync<AssociationName>(here, made, registered, ct);
        await RemoveFactsAsync<Member>(here, made, registered, ct);
        await RemoveFactsAsync<LedgerEntry>(here, made, registered, ct);
        await RemoveFactsAsync<ActivityRecord>(here, made, registered, ct);
        await db.SaveChangesAsync(ct);

        var associations = await here.Where(a => registered.Contains(a.Id)).ToListAsync(ct);
        if (associations.FirstOrDefault(a => a.Version != 0) is { } changed) throw Built(changed.CurrentName);
        db.RemoveRange(associations);
    }

    /// <summary>Removes what the import made of one kind; refuses if one was changed since, or another was added to an association it registered.</summary>
    private async Task RemoveFactsAsync<T>(IQueryable<Association> here, HashSet<Guid> made, HashSet<Guid> registered, CancellationToken ct) where T : AssociationFact
    {
        var facts = await here.Join(desk.Db.Set<T>(), a => new { a.County, a.Id }, f => new { f.County, Id = f.Association }, (a, f) => new { a.CurrentName, Fact = f })
            .Where(x => made.Contains(x.Fact.Id) || registered.Contains(x.Fact.Association)).ToListAsync(ct);
        if (facts.FirstOrDefault(f => f.Fact.Version != 0 || !made.Contains(f.Fact.Id)) is { } built) throw Built(built.CurrentName);
        desk.Db.RemoveRange(facts.Select(f => f.Fact));
    }

    private static RuleException Built(string association) =>
        new("SUR-43", $"“{association}”在导入之后又有了新的记录，整批撤销会丢掉它们，所以不能撤销。请在协会页面里逐项更正。");
}
