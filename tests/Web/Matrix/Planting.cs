using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Storage;
using Yinling.Associations.Activities;
using Yinling.Associations.Assets;
using Yinling.Associations.Charters;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Disclosures;
using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Donations;
using Yinling.Associations.Dues;
using Yinling.Associations.Ledger;
using Yinling.Associations.Meetings;
using Yinling.Associations.Members;
using Yinling.Associations.Officers;
using Yinling.Associations.Places;
using Yinling.Associations.Plans;
using Yinling.Associations.Reviews;
using Yinling.Associations.Registrations;
using Yinling.Associations.Rules;
using Yinling.Associations.Surveys;
using Yinling.Associations.Surveys.Import;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;
using Yinling.Statistics.Domain;
using Yinling.Web.Surveys;

namespace Yinling.Web.Matrix;

/// <summary>Puts records with canaries into every division of the test world, by the use cases of the product.</summary>
internal static class Planting
{
    private static readonly string[] Codes =
    [
        World.Province, World.County, World.Township, World.Village, World.SiblingVillage, World.SiblingTownship, "341022105201",
        World.SiblingCounty, "341023100", "341023100201", World.OtherProvince, World.OtherTownship, World.OtherVillage,
    ];

    public static async Task<Planted> PlantAsync(MatrixApp app)
    {
        await app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(
            new("test", "test", DivisionCode.Nation),
            () => services.GetRequiredService<Writer>().TellAsync(new DivisionsChanged([DivisionCode.Nation.Range], []), CancellationToken.None), CancellationToken.None));
        List<Target> targets = [];
        foreach (var (code, at) in Codes.Select((c, i) => (c, i)))
        {
            var letter = (char)('a' + at);
            var target = new Target(code, $"kanari{letter}q", $"obenher{letter}q") { Village = Codes.Where(c => c.Length == 12).First(c => c.StartsWith(code, StringComparison.Ordinal)) };
            await FillAsync(app, target);
            targets.Add(target);
        }
        var own = new Target(World.Village, "kanarizq", "obenherzq") { Village = World.Village };
        own.Association = await AssociationAsync(app, own, own.Canary + "协会");
        await RecordsAsync(app, own);
        await AssessmentPosts.PlantAsync(app, [.. targets, own]);
        return new(targets, own);
    }

    private static async Task FillAsync(MatrixApp app, Target target)
    {
        if (target.Code.Length >= 9)
        {
            target.Association = await AssociationAsync(app, target, target.Canary + "协会");
            await RecordsAsync(app, target);
        }
        target.Account = await People.AddAsync(app, Role.Viewer, target.Division, userName: target.Canary, displayName: "人" + target.Canary);
        target.Post = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Posts.Where(p => p.Account == target.Account!.Value).Select(p => p.Id).SingleAsync());
        target.Campaign = await CampaignAsync(app, target, target.Above);
        target.Changes = (await ChangesAsync(app, target, ChangeKind.Rename)).Set;
        if (target.Code.Length >= 6) target.Import = await ImportAsync(app, target, "remark");
        if (!target.IsVillage)
        {
            if (target.Code.Length <= 6) await FormPosts.TemplateAsync(app, target);
            target.Form = await FormPosts.AssignAsync(app, target);
            await FormPosts.BringAsync(app, target, target.Form.Value, target.Division, FormAct.Fill);
        }
        target.Design = await DesignPosts.DesignAsync(app, target);
        target.Standard = await StandardPosts.StandardAsync(app, target);
        if (target.Code.Length == 2)
            await app.InsideAsync(s => s.GetRequiredService<SetActivityRule>().RunAsync(new(target.Division, new(2026, 10, 1), 8, target.Above), CancellationToken.None));
    }

    public static async Task<AssociationRef> AssociationAsync(MatrixApp app, Target target, string name) => (await app.InsideAsync(services =>
        services.GetRequiredService<RegisterAssociation>().RunAsync(new(target.Division, name, new(2020, 1, 1), target.Canary + "支部", target.Canary + "关系"), CancellationToken.None)))!;

    /// <summary>One record of each kind, with the canary in every text it has.</summary>
    public static Task RecordsAsync(MatrixApp app, Target target) => app.InsideAsync(s =>
        // All in one transaction: hundreds of associations are planted, and a commit for each record would be most of the time.
        s.GetRequiredService<Writer>().RunAsync(new Act("test", target.Association!.Id.ToString(), target.Division), () => RecordsAsync(s, target), CancellationToken.None));

    private static async Task RecordsAsync(IServiceProvider s, Target target)
    {
        var (which, canary, on, none) = (target.Association!, target.Canary, new DateOnly(2026, 10, 10), CancellationToken.None);
        target.Officer = (await s.GetRequiredService<AppointOfficer>().RunAsync(which,
            new(new(OfficerPost.President, canary + "人", Sex.Male, 1952, ConcurrentPost.Committee, new(2024, 1, 1), null), "13905591234"), none))!.Value;
        target.Member = (await s.GetRequiredService<AddMember>().RunAsync(which, new(canary + "员", Sex.Female, 1950, on), none))!.Value;
        target.Place = (await s.GetRequiredService<RecordPlace>().RunAsync(which, new(PlacePurpose.Activity, PlaceNature.Dedicated, canary + "室", 60, true, on), none))!.Value;
        target.Activity = (await s.GetRequiredService<RecordActivity>().RunAsync(which, new(on, ActivityCategory.Education, 12, canary + "场", canary + "课", await KeepAsync(s, canary)), none))!.Value;
        target.Photo = await s.GetRequiredService<AppDb>().Set<Attachment>().Where(a => a.Activity == target.Activity).Select(a => a.Id).SingleAsync();
        target.Entry = (await s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(on, LedgerDirection.Spending, null, canary + "用", new(1_200), canary + "记"), none))!.Value;
        target.Meeting = (await s.GetRequiredService<RecordMeeting>().RunAsync(which, new(on, MeetingKind.Council, canary + "议", canary + "持", 12, 15, canary + "厅", canary + "记录"), none))!.Value;
        await s.GetRequiredService<RecordResolution>().RunAsync(which, target.Meeting, new(canary + "决", new(9, 1, 2), true), none);
        target.Disclosure = (await s.GetRequiredService<PostDisclosure>().RunAsync(which, new(DisclosureKind.Affairs, new(2026, 4), new(2026, 11, 23), canary + "栏"), none))!.Value;
        await s.GetRequiredService<RecordReview>().RunAsync(which, new(ReviewSubject.Work, null, on, 12, new(9, 1, 1, 1)), none);
        await s.GetRequiredService<AdoptCharter>().RunAsync(which, new(null, on, canary + "原则", canary + "架构", canary + "会员", canary + "程序", canary + "其他"), none);
        await s.GetRequiredService<AdoptInternalRule>().RunAsync(which, new(InternalRuleKind.Study, null, on, canary + "学习", true), none);
        await s.GetRequiredService<RecordRegistration>().RunAsync(which, new(RegistrationTrack.Filed, canary + "号", canary + "关", on, null), none);
        await s.GetRequiredService<SetDues>().RunAsync(which, new(2026, new(20_00), null, on), none);
        var paying = (await s.GetRequiredService<AddMember>().RunAsync(which, new(canary + "缴", Sex.Male, 1951, on), none))!.Value;
        await s.GetRequiredService<PayDues>().RunAsync(which, new(2026, [paying], on), none);
        target.Paid = await s.GetRequiredService<AppDb>().Set<DuesSettlement>().Where(d => d.Member == paying).Select(d => d.Id).SingleAsync();
        var poor = (await s.GetRequiredService<AddMember>().RunAsync(which, new(canary + "免", Sex.Male, 1940, on), none))!.Value;
        target.LetOff = (await s.GetRequiredService<LetOffDues>().RunAsync(which, poor, 2026, canary + "困难", none))!.Value;
        target.Donation = (await s.GetRequiredService<RecordDonation>().RunAsync(which, new(on, canary + "捐", null, new(50_00), canary + "用途"), none))!.Value;
        target.GoodsGiven = (await s.GetRequiredService<RecordDonation>().RunAsync(which, new(on, null, canary + "物", new(0), null), none))!.Value;
        target.Asset = (await s.GetRequiredService<RecordAsset>().RunAsync(which, new(AssetCategory.Office, canary + "桌", 3, null, on, null, AssetCondition.Good, canary + "管"), none))!.Value;
        await s.GetRequiredService<EquipPlace>().RunAsync(which, target.Place, new(PlaceUses.DayCare, Facilities.Beds, 0), none);
        target.Brand = (await s.GetRequiredService<KeepBrand>().AddAsync(which, canary + "牌", canary + "介绍", none))!.Value;
        target.DayCare = (await s.GetRequiredService<RecordDayCare>().RunAsync(which, new(target.Place, on, 6, canary + "午休"), none))!.Value;
        await s.GetRequiredService<AdoptPlan>().RunAsync(which, new(2026, null, on), none);
        target.PlanItem = (await s.GetRequiredService<ChangePlanItems>().AddAsync(which, 2026, new(9, ActivityCategory.MutualAid, canary + "事"), none))!.Value;
        target.DoneItem = (await s.GetRequiredService<ChangePlanItems>().AddAsync(which, 2026, new(10, ActivityCategory.Education, canary + "做"), none))!.Value;
        var lesson = (await s.GetRequiredService<RecordActivity>().RunAsync(which, new(on, ActivityCategory.Education, 8, null, canary + "讲"), none))!.Value;
        await s.GetRequiredService<ChangePlanItems>().DoAsync(which, target.DoneItem, lesson, 0, none);
    }

    /// <summary>What stands in for a photo: the canary as its content.</summary>
    private static async Task<KeptFile> KeepAsync(IServiceProvider services, string canary)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(canary + "照片"));
        var hash = await services.GetRequiredService<FileStore>().KeepAsync(content, CancellationToken.None);
        return new(hash, FileKind.Jpeg, content.Length, hash);
    }

    public static async Task<Guid> CampaignAsync(MatrixApp app, Target target, string title) => (await app.InsideAsync(services =>
        services.GetRequiredService<RunCampaign>().StartAsync(new(target.Division, title, new(2026, 11, 1), new(2026, 12, 1), SurveyAnswerer.Township), CancellationToken.None)))!.Value;

    /// <summary>A later edition in which only this division differs; renamed to the name it has, so that the tree stays as it is.</summary>
    public static Task<(Guid Set, Guid Change)> ChangesAsync(MatrixApp app, Target target, ChangeKind kind) => app.InsideAsync(services =>
    {
        var db = services.GetRequiredService<AppDb>();
        return services.GetRequiredService<Writer>().RunAsync(new("test", "test", target.Division), async () =>
        {
            var name = World.Units.Single(u => u.Code == target.Code).Name;
            var set = new ChangeSet(Guid.CreateVersion7(), new(2026, 11, 20), await db.Set<Division>().CountAsync(d => d.ValidTo == null), app.Clock.UtcMoment);
            var change = new Change(Guid.CreateVersion7(), set.Id, kind, target.Division, name)
            {
                NewName = name,
                NewCode = kind == ChangeKind.Move ? target.Division.Value + 1 : null,
            };
            db.Add(set);
            db.Add(change);
            return (set.Id, change.Id);
        }, CancellationToken.None);
    });

    /// <summary>One row that can be taken and one that cannot.</summary>
    /// <param name="extra">Header of the column with the canary; an unknown one has to be explained first.</param>
    public static async Task<Guid> ImportAsync(MatrixApp app, Target target, string extra)
    {
        var village = app.Planted is { } planted ? planted.At(target.Village) : target;
        var file = BaselineFile.Workbook(["区划代码", "村(居)名称", "是否建会", "协会名称", "年经费(元)", extra == "remark" ? "备注" : extra],
            [target.Village, "", "是", village.Canary + "协会", "100", target.Canary + "注"],
            [target.Village, "", "是", target.Canary + "会", target.Canary + "元", target.Canary + "注"]);
        return (await app.InsideAsync(services => services.GetRequiredService<CheckBaselineFile>().RunAsync(
            target.Division, null, target.Canary + ".xlsx", new MemoryStream(file), CancellationToken.None)))!.Import;
    }
}
