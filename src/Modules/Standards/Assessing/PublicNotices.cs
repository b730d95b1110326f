using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Protection;
using Yinling.Platform.Writing;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Assessing;

/// <summary>What anybody may read and object to while it is on public notice: names of associations, scores and stars, nothing else.</summary>
internal sealed class PublicNotices(AssessmentDesk desk, FieldProtection protection, Writer writer)
{
    internal sealed record Line(Assessment Assessment, Subject Association);

    internal sealed record Sheet(AssessmentCampaign Campaign, StandardDefinition Standard, IReadOnlyList<Line> Lines);

    /// <summary>Unscoped on purpose: a public notice is for everybody.</summary>
    /// <returns>Null when nothing of the campaign is or was on notice.</returns>
    public async Task<Sheet?> ReadAsync(int county, Guid campaignId, CancellationToken ct)
    {
        if (await desk.Db.Set<AssessmentCampaign>().AsNoTracking().FirstOrDefaultAsync(c => c.County == county && c.Id == campaignId, ct) is not { } campaign) return null;
        var all = await desk.Db.Set<Assessment>().AsNoTracking().Where(a => a.County == county && a.Campaign == campaignId && a.NoticeFrom != null && a.State >= AssessmentState.OnNotice)
            .OrderBy(a => a.Division).ThenBy(a => a.Id).ToListAsync(ct);
        if (all.Count == 0) return null;
        var names = await desk.NamesAsync(all, ct);
        return new(campaign, campaign.Standard, [.. all.Where(a => names.ContainsKey(a.Association)).Select(a => new Line(a, names[a.Association]))]);
    }

    /// <summary>Keeps an objection; the contact encrypted.</summary>
    /// <returns>False when the assessment is not on notice in the campaign.</returns>
    /// <exception cref="RuleException">STD-62, STD-63; STD-69 nothing chosen, or too long a contact.</exception>
    public async Task<bool> ObjectAsync(int county, Guid campaignId, Guid? chosen, string text, string? contact, CancellationToken ct)
    {
        RuleException.ThrowIfAny(Objection.CheckForm(chosen, contact));
        var assessment = chosen!.Value;
        var about = await desk.Db.Set<Assessment>().AsNoTracking().FirstOrDefaultAsync(a => a.County == county && a.Campaign == campaignId && a.Id == assessment && a.NoticeFrom != null, ct);
        if (about is null) return false;
        return await writer.RunAsync(new Act("assessments.object", assessment.ToString(), new(about.Division, DivisionLevel.Village)), async () =>
        {
            var id = AssessmentDesk.NewId();
            var open = await desk.Db.Set<Objection>().CountAsync(o => o.County == county && o.Assessment == assessment && o.Upheld == null, ct);
            desk.Db.Add(new Objection(id, about, text, string.IsNullOrWhiteSpace(contact) ? null : protection.Encrypt(contact.Trim(), Place(id)), open, desk.Today, desk.Now));
            return true;
        }, ct);
    }

    /// <summary>How to reach the person who objected; null when none was given. Only for those who answer.</summary>
    public string? ContactOf(Objection objection) => objection.Contact is { } kept ? protection.Decrypt(kept, Place(objection.Id)) : null;

    private static FieldPlace Place(Guid id) => new("standards_objection", "contact", id);
}
