using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Meetings;
using Yinling.Kernel;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Charters;

/// <summary>Records an edition of one of the association's rules.</summary>
internal sealed class AdoptInternalRule(AssociationDesk desk, ReadMeeting meetings, ReadConstitution read, Writer writer)
{
    /// <param name="Day">Only when the meeting is not in the book.</param>
    /// <param name="Text">Blank for one that stands on its scans alone.</param>
    internal sealed record Input(InternalRuleKind Kind, Guid? Meeting, DateOnly? Day, string? Text, bool OnTheWall)
    {
        public IReadOnlyList<KeptFile> Scans { get; init; } = [];

        /// <summary>Whether the scans of the edition in force are those of this one as well.</summary>
        public bool KeepScans { get; init; }
    }

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18, ASC-66, ASC-67, ASC-72, ASC-75.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "internal-rule.adopt"), async () =>
        {
            var adoption = await meetings.AdoptionAsync(association, input.Meeting, input.Day, ct);
            IReadOnlyList<KeptFile> scans = [.. input.KeepScans ? await read.RuleFilesAsync(association, input.Kind, ct) : [], .. input.Scans];
            var rule = new InternalRule(desk.NewId(), association, input.Kind, adoption, input.Text, input.OnTheWall, desk.Today, scans.Count);
            desk.Db.Add(rule);
            desk.Db.AddRange(scans.Select(file => Attachment.ScanOf(desk.NewId(), association, rule, file)));
            return rule.Id;
        }, ct);
    }
}
