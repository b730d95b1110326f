using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Editing;

/// <summary>Makes a standard of one's own office: begin from another, change, issue, withdraw, next edition.</summary>
internal sealed class DefineStandard(StandardShelf shelf, AppDb db, Writer writer, TimeProvider clock)
{
    /// <returns>The new standard's id; null when the office is not the person's own.</returns>
    /// <exception cref="RuleException">STD-10.</exception>
    public async Task<Guid?> BeginAsync(DivisionCode office, StandardDefinition definition, CancellationToken ct)
    {
        if (!shelf.Offices(StandardPermissions.Define).Contains(office)) return null;
        var standard = new Standard(Guid.CreateVersion7(), office, definition);
        return await writer.RunAsync<Guid?>(new Act("standards.define", standard.Id.ToString(), office), () =>
        {
            db.Add(standard);
            return Task.FromResult<Guid?>(standard.Id);
        }, ct);
    }

    /// <exception cref="RuleException">STD-11, and what the change itself refuses.</exception>
    public Task<bool> ChangeAsync(Guid id, int version, Func<StandardDefinition, StandardDefinition> change, CancellationToken ct) =>
        DoAsync("standards.define", StandardPermissions.Define, id, version, s => s.Put(change(s.Definition)), ct);

    /// <exception cref="RuleException">STD-11; STD-02 to STD-09.</exception>
    public Task<bool> IssueAsync(Guid id, int version, CancellationToken ct) =>
        DoAsync("standards.issue", StandardPermissions.Issue, id, version, s => s.Issue(clock.BeijingToday, shelf.Known(s.Definition.Subjects)), ct);

    /// <exception cref="RuleException">STD-12.</exception>
    public Task<bool> WithdrawAsync(Guid id, int version, CancellationToken ct) => DoAsync("standards.withdraw", StandardPermissions.Issue, id, version, s => s.Withdraw(), ct);

    /// <returns>The new edition's id; null when it is not the person's.</returns>
    /// <exception cref="RuleException">STD-13: somebody began it at the same moment.</exception>
    public async Task<Guid?> NextEditionAsync(Guid id, CancellationToken ct)
    {
        if (await shelf.FindAsync(id.ToString(), ct) is not { Own: { } standard } || !shelf.May(StandardPermissions.Define, standard)) return null;
        return await writer.RunAsync<Guid?>(new Act("standards.define", standard.Id.ToString(), standard.DivisionCode), async () =>
        {
            var (county, series) = (standard.County, standard.Series);
            var latest = await db.Set<Standard>().Where(s => s.County == county && s.Series == series).MaxAsync(s => s.Edition, ct);
            var next = new Standard(Guid.CreateVersion7(), standard.DivisionCode, standard.Definition, series, latest + 1);
            db.Add(next);
            return next.Id;
        }, ct);
    }

    /// <returns>False when there is none, or it is not the person's.</returns>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    private async Task<bool> DoAsync(string act, Permission permission, Guid id, int version, Action<Standard> change, CancellationToken ct)
    {
        if (await shelf.FindAsync(id.ToString(), ct) is not { Own: { } shown } || !shelf.May(permission, shown)) return false;
        return await writer.RunAsync(new Act(act, id.ToString(), shown.DivisionCode), async () =>
        {
            var county = shown.County;
            var standard = await db.Set<Standard>().FirstAsync(s => s.County == county && s.Id == id, ct);
            if (standard.Version != version) throw new StaleException();
            change(standard);
            return true;
        }, ct);
    }
}
