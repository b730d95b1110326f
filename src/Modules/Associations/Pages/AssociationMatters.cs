using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Lists;
using Yinling.Associations.Storage;
using Yinling.Associations.Surveys;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Components;
using Yinling.Platform.Navigation;

namespace Yinling.Associations.Pages;

/// <summary>Surveys to answer, and associations whose papers or terms have run out.</summary>
internal sealed class AssociationMatters(AssociationDesk desk, SurveyDesk surveys, CurrentScope scope) : IMatterSource
{
    public async Task<IReadOnlyList<Matter>> ListAsync(CancellationToken ct)
    {
        List<Matter> matters = [];
        if (scope.Value.May(SurveyPermissions.Read))
        {
            foreach (var campaign in (await surveys.ListAsync(ct)).Where(c => c.IsOpen && surveys.AnswerDivision(c) is not null).Take(3))
                matters.Add(new(campaign.Title, $"/surveys/{campaign.Id}", $"{campaign.Deadline.InChinese}截止", IconName.Import, campaign.IsLate(desk.Today) ? Tone.Bad : Tone.Info));
        }
        if (!scope.Value.May(AssociationPermissions.Read)) return matters;
        var counts = await desk.Db.AssociationProfiles(desk.For(AssociationPermissions.Read)).GroupBy(_ => 1).Select(all => new
        {
            Expired = all.Count(p => p.RegistrationExpired),
            Overdue = all.Count(p => p.TermOverdue),
            Unfunded = all.Count(p => !p.HasFunding),
            Homeless = all.Count(p => !p.HasVenue),
        }).FirstOrDefaultAsync(ct);
        if (counts is null) return matters;
        Add(counts.Expired, "个协会登记备案过期", "registration", "到期前要续办", Tone.Bad);
        Add(counts.Overdue, "个协会该换届了", "term", "任期已经到了", Tone.Bad);
        if (scope.Value.Posts.Any(p => p.Division.Level >= DivisionLevel.Township))
        {
            // All officers there are: they only narrow profiles that the grant has already chosen.
            var ending = ListAssociations.EndingSoon(desk.Db.Set<Domain.Officer>(), desk.Today);
            var soon = await desk.Db.AssociationProfiles(desk.For(AssociationPermissions.Read)).CountAsync(p => ending.Any(o => o.County == p.County && o.Association == p.Id), ct);
            Add(soon, "个协会快要换届了", "term-soon", $"{Domain.HeadsChores.TermAhead} 天以内任期满", Tone.Warn);
        }
        Add(counts.Unfunded, "个协会没有经费来源", "funding", "近12个月没有收入记录", Tone.Warn);
        Add(counts.Homeless, "个协会没有活动场所", "venue", "看看能不能共用村里的房子", Tone.Warn);
        return matters;

        void Add(int count, string text, string lack, string hint, Tone tone)
        {
            if (count > 0) matters.Add(new($"{Figures.Count(count)} {text}", $"/associations?lack={lack}", hint, IconName.Association, tone));
        }
    }

    public async Task<string?> OwnHomeAsync(CancellationToken ct)
    {
        if (scope.Value.Posts is not [{ Role: Role.AssociationHead, Subject: { } own }]) return null;
        var county = await desk.Db.Associations(desk.For(AssociationPermissions.Read)).Where(a => a.Id == own).Select(a => (int?)a.County).FirstOrDefaultAsync(ct);
        return county is { } found ? AssociationPageBase.AddressOf(found, own) + "/home" : null;
    }
}
