using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Meetings;

/// <summary>Writes down what a meeting decided.</summary>
internal sealed class RecordResolution(AssociationDesk desk, Writer writer)
{
    /// <param name="Votes">Null when nobody counted hands.</param>
    internal sealed record Input(string Text, Votes? Votes, bool Passed);

    /// <returns>The record's id; null when there is no such meeting, it was struck out, or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-63, ASC-64.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid meeting, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Meeting>(association, meeting, ct) is not { RemovedOn: null } held) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "resolution.add"), () =>
        {
            var resolution = new Resolution(desk.NewId(), association, held, input.Text, input.Votes, input.Passed);
            desk.Db.Add(resolution);
            return Task.FromResult<Guid?>(resolution.Id);
        }, ct);
    }
}
