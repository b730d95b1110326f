using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Contracts;
using Yinling.Associations.Activities;
using Yinling.Associations.Assets;
using Yinling.Associations.Bench;
using Yinling.Associations.Charters;
using Yinling.Associations.Contacts;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Disclosures;
using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Donations;
using Yinling.Associations.Dues;
using Yinling.Associations.Home;
using Yinling.Associations.Ledger;
using Yinling.Associations.Lists;
using Yinling.Associations.Meetings;
using Yinling.Associations.Members;
using Yinling.Associations.Officers;
using Yinling.Associations.Pages;
using Yinling.Associations.Paper;
using Yinling.Associations.Places;
using Yinling.Associations.Plans;
using Yinling.Associations.Profiles;
using Yinling.Associations.Registrations;
using Yinling.Associations.Reviews;
using Yinling.Associations.Rules;
using Yinling.Associations.Storage;
using Yinling.Associations.Surveys;
using Yinling.Associations.Surveys.Import;
using Yinling.Associations.Synthetic;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Platform;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Components;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Platform.Navigation;
using Yinling.Platform.Writing;
using Yinling.Statistics.Contracts;

namespace Yinling.Associations;

/// <summary>Seniors' associations: the core record, the baseline survey, their profiles and indicators.</summary>
public static class AssociationsModule
{
    public static IServiceCollection AddAssociations(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(AssociationsModule).Assembly)).AddSingleton(LedgerClosingTable.Guard).AddSingleton(new TriggerRule(LedgerClosingTable.Closed, () => LedgerClosing.ClosedFor(null)))
        .AddPermissions(AssociationPermissions.Read, AssociationPermissions.Edit, AssociationPermissions.Phone, AssociationPermissions.Register, AssociationPermissions.SetRule, AssociationPermissions.Contact)
        .AddPermissions(SurveyPermissions.Read, SurveyPermissions.Manage, SurveyPermissions.Answer)
        .AddAuditWords(AssociationWords.All)
        .AddSurveys()
        .AddScoped<AssociationDesk>()
        .AddUseCases()
        .AddUniqueRules()
        .AddSingleton(ShippedForm.From(typeof(AssociationsModule).Assembly, "YL-04.json"))
        .AddSingleton(ShippedForm.From(typeof(AssociationsModule).Assembly, "YL-05.json"))
        .AddScoped<IFormRows, AssociationRows>()
        .AddProfiles();

    public static void MapAssociations(this IEndpointRouteBuilder routes)
    {
        SurveyFiles.Map(routes);
        AssociationExport.Map(routes);
        AssociationRoutes.Map(routes);
        OpenAttachment.Map(routes);
        ExportDues.Map(routes);
    }

    private static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddScoped<SurveyDesk>().AddScoped<RunCampaign>().AddScoped<AnswerVillage>()
        .AddScoped<CheckBaselineFile>().AddScoped<ReadImport>().AddScoped<TakeBaseline>().AddScoped<UndoBaseline>()
        .AddSingleton<IVerb, TemplateVerb>().AddSingleton<IVerb, ImportBaselineVerb>()
        .AddScoped<IPostSubjects, AssociationSubjects>()
        .AddSingleton<IDemoData, DemoCounty>().AddSingleton<ISeed, GuizhouSeed>().AddSingleton<ISeed, NationSeed>()
        .AddScoped<IMatterSource, AssociationMatters>()
        .AddSingleton(new NavItem("老年协会", "协会", "/associations", IconName.Association, AssociationPermissions.Read.Code, 210))
        .AddSingleton(new NavItem("老年协会", "摸底", "/surveys", IconName.Import, SurveyPermissions.Read.Code, 220))
        .AddSingleton(new NavItem("老年协会", "联系电话", "/settings/contact", IconName.Phone, AssociationPermissions.Contact.Code, 280))
        .AddSingleton(new NavItem("老年协会", "口径", "/settings/activity-rule", IconName.Settings, AssociationPermissions.SetRule.Code, 290));

    private static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddScoped<ListAssociations>().AddScoped<GetAssociation>().AddScoped<ListRecords>().AddScoped<ReadBooklet>()
        .AddScoped<RegisterAssociation>().AddScoped<EditAssociation>().AddScoped<RenameAssociation>().AddScoped<CloseAssociation>()
        .AddScoped<RecordRegistration>()
        .AddScoped<HoldElection>().AddScoped<ReadElections>().AddScoped<KeepBrand>().AddScoped<ReadBrands>()
        .AddScoped<AppointOfficer>().AddScoped<EndOfficer>().AddSingleton<OfficerPhones>().AddScoped<ChangePhone>().AddScoped<RevealPhone>()
        .AddScoped<AddMember>().AddScoped<RemoveMember>().AddScoped<StateMemberCount>()
        .AddScoped<SetDues>().AddScoped<PayDues>().AddScoped<LetOffDues>().AddScoped<ReadDues>()
        .AddScoped<RecordDonation>().AddScoped<SpendDonation>().AddScoped<CancelDonation>().AddScoped<ReadDonations>()
        .AddScoped<RecordAsset>().AddScoped<ChangeAsset>().AddScoped<TakeStock>().AddScoped<ReadAssets>()
        .AddScoped<RecordPlace>().AddScoped<EndPlace>().AddScoped<EquipPlace>().AddScoped<RecordDayCare>().AddScoped<ReadDayCare>()
        .AddScoped<AdoptPlan>().AddScoped<ChangePlanItems>().AddScoped<ReadPlan>()
        .AddScoped<RecordLedgerEntry>().AddScoped<ReverseLedgerEntry>().AddScoped<ReversalFollowers>().AddScoped<CloseLedger>().AddScoped<ReadBalance>()
        .AddScoped<OfficeContacts>().AddScoped<GetHeadsHome>()
        .AddScoped<RecordActivity>().AddScoped<RemoveActivity>().AddScoped<OpenAttachment>().AddScoped<INamesFiles, AssociationFiles>()
        .AddScoped<RecordMeeting>().AddScoped<RemoveMeeting>().AddScoped<RecordResolution>().AddScoped<ReadMeeting>()
        .AddScoped<ComposeDisclosure>().AddScoped<PostDisclosure>().AddScoped<ReadDisclosures>().AddScoped<RecordReview>().AddScoped<ReadSixes>()
        .AddScoped<AdoptCharter>().AddScoped<AdoptInternalRule>().AddScoped<AddScans>().AddScoped<ReadConstitution>()
        .AddScoped<TypePaperLines>().AddScoped<ReadPaper>()
        .AddScoped<IPaperBook, MemberPaper>().AddScoped<IPaperBook, MeetingPaper>().AddScoped<IPaperBook, StudyPaper>().AddScoped<IPaperBook, ActivityPaper>().AddScoped<IPaperBook, FinancePaper>().AddScoped<IPaperBook, GoodsPaper>()
        .AddScoped<SetActivityRule>().AddScoped<ReadActivityRules>();

    /// <summary>Rules that hold for two writes at the same moment as well.</summary>
    private static IServiceCollection AddUniqueRules(this IServiceCollection services) => services
        .AddSingleton(UniqueRule.On<Association>(
            [nameof(Association.County), nameof(Association.Division), nameof(Association.CurrentName)], taken => Association.NameTaken(taken?.CurrentName)))
        .AddSingleton(UniqueRule.On<Officer>([nameof(Officer.County), nameof(Officer.Association)], _ => Officer.PresidentInOffice(null)))
        .AddSingleton(UniqueRule.On<LedgerEntry>([nameof(LedgerEntry.County), nameof(LedgerEntry.ReversalOf)], _ => LedgerEntry.Undone))
        .AddSingleton(UniqueRule.On<LedgerClosing>([nameof(LedgerClosing.County), nameof(LedgerClosing.Association), nameof(LedgerClosing.Month)], _ => LedgerClosing.Closed(null)))
        .AddSingleton(UniqueRule.On<DuesYear>([nameof(DuesYear.County), nameof(DuesYear.Association), nameof(DuesYear.Year)], _ => DuesYear.DecidedMeanwhile))
        .AddSingleton(UniqueRule.On<DuesSettlement>([nameof(DuesSettlement.County), nameof(DuesSettlement.Member), nameof(DuesSettlement.Year)], _ => DuesSettlement.Settled(null)))
        .AddSingleton(UniqueRule.On<Donation>([nameof(Donation.County), nameof(Donation.Association), nameof(Donation.ReceiptYear), nameof(Donation.ReceiptNumber)], _ => Donation.NumberTaken))
        .AddSingleton(UniqueRule.On<StockTake>([nameof(StockTake.County), nameof(StockTake.Asset), nameof(StockTake.Year)], _ => StockTake.Taken))
        .AddSingleton(UniqueRule.On<DayCareDay>([nameof(DayCareDay.County), nameof(DayCareDay.Place), nameof(DayCareDay.On)], _ => DayCareDay.Recorded))
        .AddSingleton(UniqueRule.On<AnnualPlan>([nameof(AnnualPlan.County), nameof(AnnualPlan.Association), nameof(AnnualPlan.Year)], _ => AnnualPlan.Planned))
        .AddSingleton(UniqueRule.On<CulturalBrand>([nameof(CulturalBrand.County), nameof(CulturalBrand.Association), nameof(CulturalBrand.Name)], _ => CulturalBrand.Named))
        .AddSingleton(UniqueRule.On<Disclosure>(
            [nameof(Disclosure.County), nameof(Disclosure.Association), nameof(Disclosure.Kind), nameof(Disclosure.Year), nameof(Disclosure.Number)], _ => Disclosure.Posted))
        .AddSingleton(UniqueRule.On<DemocraticReview>(
            [nameof(DemocraticReview.County), nameof(DemocraticReview.Association), nameof(DemocraticReview.Year), nameof(DemocraticReview.Subject)], _ => DemocraticReview.Reviewed))
        .AddSingleton(UniqueRule.On<PaperLine>([nameof(PaperLine.County), nameof(PaperLine.Association), nameof(PaperLine.Code)], taken => PaperLine.Taken(taken?.Code)))
        .AddSingleton(UniqueRule.On<OfficeContact>([nameof(OfficeContact.County), nameof(OfficeContact.Division)], _ => OfficeContact.KeptMeanwhile))
        .AddSingleton(UniqueRule.On<ActivityRule>([nameof(ActivityRule.County), nameof(ActivityRule.From)], _ => ActivityRule.DayTaken))
        .AddSingleton(UniqueRule.On<SurveyAnswer>([nameof(SurveyAnswer.County), nameof(SurveyAnswer.Campaign), nameof(SurveyAnswer.Division)], _ => SurveyAnswer.AnsweredMeanwhile));

    private static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddScoped<FactsReader>().AddScoped<ProfileKeeper>().AddScoped<ProfileRebuild>().AddScoped<RefreshDueProfiles>()
        .AddScoped<IBeforeCommit, KeepProfiles>().AddScoped<IAssociationDirectory, AssociationDirectory>()
        .AddScoped<IHandle<DivisionsChanged>, FollowDivisions>()
        .AddSingleton<IndicatorSet>(AssociationIndicators.Units())
        .AddSingleton<IndicatorSet>(AssociationIndicators.Associations())
        .AddSingleton<IndicatorSet>(AssociationIndicators.Flows())
        .AddSingleton<IndicatorSet>(ConditionIndicators.Conditions())
        .AddScoped<IProfileSource<AssociationCondition>, AssociationConditions>()
        .AddScoped<IProfileSource<AssociationProfile>, AssociationProfiles>()
        .AddScoped<IProfileSource<AssociationMonth>, AssociationMonths>()
        .AddScoped<IProfileSource<UnitProfile>, UnitProfiles>()
        .AddSingleton<IVerification, ProfileVerification>()
        .AddSingleton<IVerb, TickVerb>()
        .AddScoped<IRollupReference, RollupReference>().AddSingleton<IVerb, BenchList>();
}
