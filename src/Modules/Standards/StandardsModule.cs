using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Components;
using Yinling.Platform.Database;
using Yinling.Platform.Navigation;
using Yinling.Platform.Writing;
using Yinling.Standards.Assessing;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;
using Yinling.Standards.Editing;
using Yinling.Standards.Proposing;
using Yinling.Standards.Reading;

namespace Yinling.Standards;

/// <summary>Standards as data, and what the records of associations score by them.</summary>
public static class StandardsModule
{
    /// <summary>In the order people see them.</summary>
    private static readonly string[] ShippedKeys = ["default-100", "five-star", "branch-six-good"];

    public static IServiceCollection AddStandards(this IServiceCollection services)
    {
        foreach (var key in ShippedKeys) services.AddSingleton(new ShippedStandard(key, Resource(key + ".json")));
        return services
            .AddSingleton(new TableOwner(typeof(StandardsModule).Assembly))
            .AddPermissions(StandardPermissions.All)
            .AddAuditWords(("standards.define", "制定标准"), ("standards.issue", "发布标准"), ("standards.withdraw", "停用标准"), ("standards_standard", "标准"))
            .AddSingleton<ShippedStandards>().AddScoped<StandardShelf>().AddScoped<DefineStandard>().AddScoped<ProposeScores>()
            .AddSingleton(UniqueRule.On<Standard>([nameof(Standard.County), nameof(Standard.Series), nameof(Standard.Edition)], _ => Standard.BegunMeanwhile))
            .AddPermissions(AssessmentPermissions.All).AddAuditWords(AssessmentAuditWords.All)
            .AddScoped<AssessmentDesk>().AddScoped<RunCampaign>().AddScoped<ScoreAssociation>().AddScoped<PublicNotices>()
            .AddSingleton(UniqueRule.On<Assessment>([nameof(Assessment.County), nameof(Assessment.Campaign), nameof(Assessment.Association)], _ => Assessment.InvitedMeanwhile))
            .AddSingleton(UniqueRule.On<Assessment>([nameof(Assessment.County), nameof(Assessment.Plaque)], _ => Assessment.NumberedMeanwhile))
            .AddSingleton<IDemoData, DemoStandards>().AddSingleton<IDemoData, DemoAssessments>()
            .AddSingleton<IVerb, StandardsVerb>().AddSingleton<IVerb, BenchProposals>()
            .AddSingleton(new NavItem("老年协会", "标准", "/standards", IconName.Star, StandardPermissions.Read.Code, 230))
            .AddSingleton(new NavItem("老年协会", "评定", "/assessments", IconName.Check, AssessmentPermissions.Read.Code, 231));
    }

    public static void MapStandards(this IEndpointRouteBuilder routes) => StandardRoutes.Map(routes);

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The standard {name} is not shipped.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
