using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Assets;
using Yinling.Associations.Charters;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Disclosures;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Associations.Members;
using Yinling.Associations.Officers;
using Yinling.Associations.Places;
using Yinling.Associations.Plans;
using Yinling.Associations.Profiles;
using Yinling.Associations.Reviews;
using Yinling.Associations.Rules;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>Writes and the profiles that follow them in the same transaction.</summary>
public sealed class AssociationWritesTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ASC_02_open_associations_of_one_unit_have_different_names()
    {
        var first = await RegisterAsync("同名老年协会");
        var refused = await Assert.ThrowsAsync<RuleException>(() => RegisterAsync("同名老年协会"));
        Assert.Equal("ASC-02", Assert.Single(refused.Problems).Rule);
        await app.InsideAsync(s => s.GetRequiredService<CloseAssociation>().RunAsync(first, new(Today, "合并", 0), None));
        await RegisterAsync("同名老年协会");
    }

    [Fact]
    public async Task ASC_26_one_rule_begins_on_a_day_and_makes_the_provinces_profiles_anew()
    {
        var association = await RegisterAsync("口径老年协会");
        for (var back = 1; back <= 6; back++) await ActAsync(association, Month.Of(Today).Add(-back).FirstDay);
        Assert.True(await ProfileAsync(association) is { RegularlyActive: false, ActiveMonths12: 6 });
        var input = new SetActivityRule.Input(DivisionCode.Parse(World.Province), new(2026, 1, 1), 6, "省老龄办通知");
        await app.InsideAsync(s => s.GetRequiredService<SetActivityRule>().RunAsync(input, None));
        Assert.True(await ProfileAsync(association) is { RegularlyActive: true, MonthsNeeded: 6 });
        var refused = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(s => s.GetRequiredService<SetActivityRule>().RunAsync(input, None)));
        Assert.Equal("ASC-26", Assert.Single(refused.Problems).Rule);
    }

    [Fact]
    public async Task An_edit_of_a_version_that_is_no_longer_stored_is_refused()
    {
        var association = await RegisterAsync("版本老年协会");
        Task<AssociationRef?> EditAsync(int version) => app.InsideAsync(s => s.GetRequiredService<EditAssociation>().RunAsync(association, new(null, $"支部{version}", null, version), None));
        Assert.NotNull(await EditAsync(0));
        await Assert.ThrowsAsync<StaleException>(() => EditAsync(0));
        Assert.NotNull(await EditAsync(1));
    }

    [Fact]
    public async Task Someone_from_another_township_finds_no_association_to_change()
    {
        var association = await RegisterAsync("邻镇老年协会");
        var changed = await app.InsideAsync(async services =>
        {
            services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "x", [new(Guid.CreateVersion7(), Role.Clerk, DivisionCode.Parse(World.SiblingTownship))]);
            return await services.GetRequiredService<RecordActivity>().RunAsync(association, new(Today, ActivityCategory.MutualAid, 3, null, null), None);
        });
        Assert.Null(changed);
    }

    /// <summary>Each writer sees the other's record at the latest while it waits for the profile's lock: the last one counts all.</summary>
    [Fact]
    public async Task Twelve_people_who_write_at_once_all_count()
    {
        var association = await RegisterAsync("并发老年协会");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(back => Task.Run(() => ActAsync(association, Month.Of(Today).Add(-back).FirstDay))));
        Assert.Equal(12, (await ProfileAsync(association))!.ActiveMonths12);
        Assert.Empty(await FindingsAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_writes_the_profiles_are_those_made_anew_from_the_facts(int seed)
    {
        var random = new Random(seed);
        List<AssociationRef> associations = [await RegisterAsync($"随机{seed}甲老年协会"), await RegisterAsync($"随机{seed}乙老年协会")];
        for (var step = 0; step < 60; step++) await WriteAsync(associations[random.Next(2)], random);
        Assert.Empty(await FindingsAsync());
    }

    [Fact]
    public async Task A_profile_that_differs_from_its_facts_is_found()
    {
        var association = await RegisterAsync("篡改老年协会");
        Task SetAsync(bool funded) => app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<AssociationProfile>()
            .Where(p => p.County == association.County && p.Id == association.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.HasFunding, funded)));
        await SetAsync(true);
        Assert.Contains(await FindingsAsync(), f => f.Contains("HasFunding", StringComparison.Ordinal));
        await SetAsync(false);
        Assert.Empty(await FindingsAsync());
    }

    private Task WriteAsync(AssociationRef which, Random random) => app.InsideAsync(async services =>
    {
        var day = Today.AddDays(-random.Next(500));
        var db = services.GetRequiredService<AppDb>();
        switch (random.Next(14))
        {
            case 0:
                await services.GetRequiredService<RecordActivity>().RunAsync(which, new(day, ActivityCategory.Education, 9, null, null), None);
                break;
            case 1:
                await services.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(day, LedgerDirection.Income, IncomeChannel.Fiscal, null, new(random.Next(1, 9_000)), null), None);
                break;
            case 2:
                await services.GetRequiredService<RecordPlace>().RunAsync(which, new(PlacePurpose.Activity, (PlaceNature)random.Next(3), null, null, true, day), None);
                break;
            case 3:
                await services.GetRequiredService<StateMemberCount>().RunAsync(which, new(day, random.Next(50, 90), random.Next(50)), None);
                break;
            case 4:
                await services.GetRequiredService<AppointOfficer>().RunAsync(which, new(new(OfficerPost.VicePresident, "程某", Sex.Male, null, ConcurrentPost.None, day, day.AddYears(1))), None);
                break;
            case 5 when await db.Set<ActivityRecord>().AsNoTracking().FirstOrDefaultAsync(a => a.Association == which.Id && a.RemovedOn == null) is { } activity:
                await services.GetRequiredService<RemoveActivity>().RunAsync(which, activity.Id, new("记错", activity.Version), None);
                break;
            case 6 when await db.Set<LedgerEntry>().AsNoTracking().FirstOrDefaultAsync(
                e => e.Association == which.Id && e.ReversalOf == null && !db.Set<LedgerEntry>().Any(r => r.County == e.County && r.ReversalOf == e.Id)) is { } entry:
                await services.GetRequiredService<ReverseLedgerEntry>().RunAsync(which, entry.Id, new(Today, "记错"), None);
                break;
            case 7 when await db.Set<Place>().AsNoTracking().FirstOrDefaultAsync(p => p.Association == which.Id && p.To == null) is { } place:
                await services.GetRequiredService<EndPlace>().RunAsync(which, place.Id, new(Today, place.Version), None);
                break;
            case 8:
                await services.GetRequiredService<AdoptCharter>().RunAsync(which, new(null, day, "自愿", random.Next(2) == 0 ? "会员大会" : null, null, "申请", null), None);
                break;
            case 9:
                await services.GetRequiredService<AdoptInternalRule>().RunAsync(which, new((InternalRuleKind)random.Next(1, 9), null, day, "按章办事", false), None);
                break;
            case 10 when await db.Set<AnnualPlan>().AllAsync(p => p.Association != which.Id || p.Year != day.Year):
                await services.GetRequiredService<AdoptPlan>().RunAsync(which, new(day.Year, null, day), None);
                await services.GetRequiredService<ChangePlanItems>().AddAsync(which, day.Year, new(random.Next(1, 13), ActivityCategory.MutualAid, "走访"), None);
                break;
            case 11 when await db.Set<Disclosure>().AllAsync(d => d.Association != which.Id || d.Year != day.Year || d.Number != ((day.Month + 2) / 3)):
                await services.GetRequiredService<PostDisclosure>().RunAsync(which, new(DisclosureKind.Affairs, Quarter.Of(day), Today, "村部"), None);
                break;
            case 12 when await db.Set<DemocraticReview>().AllAsync(r => r.Association != which.Id || r.Year != day.Year):
                await services.GetRequiredService<RecordReview>().RunAsync(which, new(ReviewSubject.Work, null, day, 12, new(9, 1, 1, 1)), None);
                break;
            case 13:
                await services.GetRequiredService<RecordAsset>().RunAsync(which, new((AssetCategory)random.Next(1, 7), "器材", 1, null, day, null, (AssetCondition)random.Next(1, 3), null), None);
                break;
        }
    });

    private async Task<AssociationRef> RegisterAsync(string name) => (await app.InsideAsync(services =>
        services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), name, null, null, null), None)))!;

    private Task ActAsync(AssociationRef which, DateOnly on) => app.InsideAsync(services =>
        services.GetRequiredService<RecordActivity>().RunAsync(which, new(on, ActivityCategory.CultureAndSport, 10, null, null), None));

    private Task<AssociationProfile?> ProfileAsync(AssociationRef which) => app.InsideAsync(services =>
        services.GetRequiredService<AppDb>().Set<AssociationProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.County == which.County && p.Id == which.Id));

    private Task<IReadOnlyList<string>> FindingsAsync() => app.InsideAsync(services => new ProfileVerification().RunAsync(services, None));
}
