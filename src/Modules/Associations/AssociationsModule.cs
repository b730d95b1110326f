using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Associations.Lists;
using Yinling.Associations.Members;
using Yinling.Associations.Officers;
using Yinling.Associations.Places;
using Yinling.Associations.Profiles;
using Yinling.Associations.Registrations;
using Yinling.Associations.Rules;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Platform;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations;

/// <summary>Seniors' associations: the core record, the baseline survey, their profiles and indicators.</summary>
public static class AssociationsModule
{
    public static IServiceCollection AddAssociations(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(AssociationsModule).Assembly))
        .AddPermissions(AssociationPermissions.Read, AssociationPermissions.Edit, AssociationPermissions.Register, AssociationPermissions.SetRule)
        .AddScoped<AssociationDesk>()
        .AddUseCases()
        .AddProfiles();

    public static void MapAssociations(this IEndpointRouteBuilder routes) { }

    private static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddScoped<ListAssociations>().AddScoped<GetAssociation>().AddScoped<ListRecords>()
        .AddScoped<RegisterAssociation>().AddScoped<EditAssociation>().AddScoped<RenameAssociation>().AddScoped<CloseAssociation>()
        .AddScoped<RecordRegistration>()
        .AddScoped<AppointOfficer>().AddScoped<EndOfficer>()
        .AddScoped<AddMember>().AddScoped<RemoveMember>().AddScoped<StateMemberCount>()
        .AddScoped<RecordPlace>().AddScoped<EndPlace>()
        .AddScoped<RecordLedgerEntry>().AddScoped<ReverseLedgerEntry>()
        .AddScoped<RecordActivity>().AddScoped<RemoveActivity>()
        .AddScoped<SetActivityRule>();

    private static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddScoped<FactsReader>().AddScoped<ProfileKeeper>().AddScoped<ProfileRebuild>().AddScoped<RefreshDueProfiles>()
        .AddScoped<IBeforeCommit, KeepProfiles>()
        .AddScoped<IHandle<DivisionsChanged>, FollowDivisions>()
        .AddSingleton<IndicatorSet>(AssociationIndicators.Units())
        .AddSingleton<IndicatorSet>(AssociationIndicators.Associations())
        .AddSingleton<IndicatorSet>(AssociationIndicators.Flows())
        .AddScoped<IProfileSource<AssociationProfile>, AssociationProfiles>()
        .AddScoped<IProfileSource<AssociationMonth>, AssociationMonths>()
        .AddScoped<IProfileSource<UnitProfile>, UnitProfiles>()
        .AddSingleton<IVerification, ProfileVerification>()
        .AddSingleton<IVerb, TickVerb>();
}
