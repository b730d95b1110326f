using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Meetings;
using Yinling.Kernel;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Charters;

/// <summary>Records an edition of the charter.</summary>
internal sealed class AdoptCharter(AssociationDesk desk, ReadMeeting meetings, ReadConstitution read, Writer writer)
{
    /// <param name="Day">Only when the meeting is not in the book.</param>
    internal sealed record Input(Guid? Meeting, DateOnly? Day, string? Principles, string? Structure, string? Membership, string? JoiningAndLeaving, string? More)
    {
        public IReadOnlyList<KeptFile> Scans { get; init; } = [];

        /// <summary>Whether the scans of the edition in force are those of this one as well.</summary>
        public bool KeepScans { get; init; }

        /// <summary>The parts somebody read in the scans.</summary>
        public IReadOnlyList<CharterPart> InScan { get; init; } = [];
    }

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18, ASC-65 to ASC-67, ASC-72, ASC-74.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "charter.adopt"), async () =>
        {
            var adoption = await meetings.AdoptionAsync(association, input.Meeting, input.Day, ct);
            IReadOnlyList<KeptFile> scans = [.. input.KeepScans ? await read.CharterFilesAsync(association, ct) : [], .. input.Scans];
            var charter = new Charter(
                desk.NewId(), association, adoption, input.Principles, input.Structure, input.Membership, input.JoiningAndLeaving, input.More, desk.Today, scans.Count, input.InScan);
            desk.Db.Add(charter);
            desk.Db.AddRange(scans.Select(file => Attachment.ScanOf(desk.NewId(), association, charter, file)));
            return charter.Id;
        }, ct);
    }
}
