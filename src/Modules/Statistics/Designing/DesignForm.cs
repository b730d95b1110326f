using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Writing;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Storage;

namespace Yinling.Statistics.Designing;

/// <summary>Defines a form of one's own office: begin, change, issue, withdraw, next edition.</summary>
internal sealed class DesignForm(FormDesk desk, CurrentScope scope, Writer writer)
{
    /// <summary>Forms of the person's own office and of offices below, newest first.</summary>
    public async Task<IReadOnlyList<DefinedForm>> ListAsync(CancellationToken ct) =>
        await desk.Db.DefinedForms(scope.Value.For(StatisticsPermissions.Read)).AsNoTracking().OrderByDescending(f => f.Id).ToListAsync(ct);

    /// <returns>Null when there is none, or it is not the person's to see.</returns>
    public Task<DefinedForm?> FindAsync(Guid id, CancellationToken ct) =>
        desk.Db.DefinedForms(scope.Value.For(StatisticsPermissions.Read)).AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct);

    /// <summary>Whether it is a form of the person's own office.</summary>
    public bool May(Permission permission, DefinedForm form) => desk.HeldFor(permission).Any(d => d == form.DivisionCode || d == DivisionCode.Nation);

    /// <returns>The new form's id; null when the office is not the person's own.</returns>
    /// <exception cref="RuleException">STA-21, STA-22, STA-27.</exception>
    public async Task<Guid?> BeginAsync(DivisionCode office, FormHead head, CancellationToken ct)
    {
        if (!desk.HeldFor(StatisticsPermissions.Define).Contains(office)) return null;
        var form = new DefinedForm(Guid.CreateVersion7(), office, head, 1);
        return await writer.RunAsync(new Act("statistics.design", form.Id.ToString(), office), () =>
        {
            desk.Db.Add(form);
            return Task.FromResult<Guid?>(form.Id);
        }, ct);
    }

    /// <exception cref="RuleException">STA-21, STA-23, STA-27.</exception>
    public Task<bool> RenameAsync(Guid id, int version, FormHead head, CancellationToken ct) => ChangeAsync("statistics.design", StatisticsPermissions.Define, id, version, f => f.Rename(head), ct);

    /// <exception cref="RuleException">STA-23, STA-28, STA-29, STA-60, STA-61.</exception>
    public Task<bool> ChangeAsync(Guid id, int version, Func<FormDefinition, FormDefinition> change, CancellationToken ct) =>
        ChangeAsync("statistics.design", StatisticsPermissions.Define, id, version, f => f.Put(change(f.Definition)), ct);

    /// <exception cref="RuleException">STA-23, STA-24, STA-25.</exception>
    public Task<bool> IssueAsync(Guid id, int version, CancellationToken ct) => ChangeAsync("statistics.issue", StatisticsPermissions.Issue, id, version, f => f.Issue(), ct);

    /// <exception cref="RuleException">STA-26.</exception>
    public Task<bool> WithdrawAsync(Guid id, int version, CancellationToken ct) => ChangeAsync("statistics.withdraw", StatisticsPermissions.Issue, id, version, f => f.Withdraw(), ct);

    /// <returns>The new edition's id; null when it is not the person's.</returns>
    /// <exception cref="RuleException">STA-27: somebody began it at the same moment.</exception>
    public async Task<Guid?> NextEditionAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } form || !May(StatisticsPermissions.Define, form)) return null;
        return await writer.RunAsync<Guid?>(new Act("statistics.design", form.Id.ToString(), form.DivisionCode), async () =>
        {
            var (county, division, level, number) = (form.County, form.Division, form.Level, form.Number);
            var latest = await desk.Db.Set<DefinedForm>().Where(f => f.County == county && f.Division == division && f.Level == level && f.Number == number).MaxAsync(f => f.Edition, ct);
            var next = form.NextEdition(Guid.CreateVersion7(), latest + 1);
            desk.Db.Add(next);
            return next.Id;
        }, ct);
    }

    /// <returns>False when there is none, or it is not the person's.</returns>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    private async Task<bool> ChangeAsync(string act, Permission permission, Guid id, int version, Action<DefinedForm> change, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } shown || !May(permission, shown)) return false;
        return await writer.RunAsync(new Act(act, id.ToString(), shown.DivisionCode), async () =>
        {
            var county = shown.County;
            var form = await desk.Db.Set<DefinedForm>().FirstAsync(f => f.County == county && f.Id == id, ct);
            if (form.Version != version) throw new StaleException();
            change(form);
            return true;
        }, ct);
    }
}
