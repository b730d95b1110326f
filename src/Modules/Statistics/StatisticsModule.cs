using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Platform;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Components;
using Yinling.Platform.Database;
using Yinling.Platform.Navigation;
using Yinling.Platform.Writing;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Designing;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;
using Yinling.Statistics.Following;
using Yinling.Statistics.Reporting;
using Yinling.Statistics.Synthetic;
using Yinling.Statistics.Templates;
using Yinling.Statistics.Timeliness;

namespace Yinling.Statistics;

/// <summary>Statistical forms: assigned, filled by the system, checked, signed, submitted, accepted, frozen.</summary>
public static class StatisticsModule
{
    private static readonly (string Code, string Text)[] Words =
    [
        ("statistics.design", "设计报表"), ("statistics.issue", "发布报表"), ("statistics.withdraw", "停用报表"), ("statistics.assign", "布置报表"), ("statistics.save", "填报表"), ("statistics.fill", "填报完毕"), ("statistics.check", "复核报表"), ("statistics.sign", "签署报表"),
        ("statistics.submit", "上报报表"), ("statistics.sendback", "退给填表人"), ("statistics.return", "退回报表"), ("statistics.accept", "接收报表"),
        ("statistics.call", "记下应报的报表"), ("statistics.accept_all", "接收全部报表"), ("statistics.template.upload", "上传报表模板"), ("statistics.template.confirm", "核对报表模板"),
        ("statistics.template.remove", "取消报表模板"), ("statistics_template", "报表模板"), ("statistics.amend", "更正报表"),
        ("statistics_assignment", "布置的报表"), ("statistics_submission", "报表"), ("statistics_step", "报表经过"), ("statistics_entry", "报表填的格子"),
        ("statistics_frozen_copy", "报表定稿"), ("statistics_due", "应报的报表"), ("statistics_form", "设计的报表"),
    ];

    public static IServiceCollection AddStatistics(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(StatisticsModule).Assembly))
        .AddPermissions(StatisticsPermissions.All)
        .AddAuditWords(Words)
        .AddSingleton<ShippedForms>().AddScoped<Forms>().AddScoped<FormDesk>()
        .AddScoped<DesignForm>().AddScoped<AssignForm>().AddScoped<SubjectRows>().AddScoped<ReadTies>().AddScoped<OpenForm>().AddScoped<SaveCells>().AddScoped<TakeStep>()
        .AddScoped<ListForms>().AddScoped<CompareForm>().AddScoped<SubmissionBoard>().AddScoped<MeasureBurden>()
        .AddScoped<IMatterSource, FormMatters>().AddSingleton<IDemoData, DemoForms>()
        .AddScoped<KeepTemplates>()
        .AddSingleton<IndicatorSet>(SubmissionIndicators.All()).AddScoped<IProfileSource<DueForm>, DueForms>()
        .AddScoped<CallDueForms>().AddScoped<ITick>(s => s.GetRequiredService<CallDueForms>()).AddScoped<IBeforeCommit, KeepDueForms>().AddSingleton<IVerification, DueVerification>()
        .AddSingleton(UniqueRule.On<FormTemplate>(
            [nameof(FormTemplate.County), nameof(FormTemplate.Division), nameof(FormTemplate.Level), nameof(FormTemplate.Form)], _ => FormTemplate.KeptMeanwhile))
        .AddScoped<IHandle<DivisionsChanged>, FollowDivisions>()
        .AddSingleton<IVerb, FormsVerb>().AddSingleton<IVerb, Bench.BenchForms>().AddSingleton<IVerification, FrozenVerification>()
        .AddSingleton(UniqueRule.On<FormAssignment>(
            [nameof(FormAssignment.County), nameof(FormAssignment.Division), nameof(FormAssignment.Level), nameof(FormAssignment.Form), nameof(FormAssignment.From), nameof(FormAssignment.To)],
            _ => FormAssignment.AssignedAlready))
        .AddSingleton(UniqueRule.On<Submission>(
            [nameof(Submission.County), nameof(Submission.Assignment), nameof(Submission.Division), nameof(Submission.Level)], _ => Submission.BegunMeanwhile))
        .AddSingleton(UniqueRule.On<DefinedForm>(
            [nameof(DefinedForm.County), nameof(DefinedForm.Division), nameof(DefinedForm.Level), nameof(DefinedForm.Number), nameof(DefinedForm.Edition)], _ => DefinedForm.NumberTaken))
        .AddSingleton(new NavItem("数据", "报表", "/forms", IconName.Document, StatisticsPermissions.Read.Code, 45));

    public static void MapStatistics(this IEndpointRouteBuilder routes)
    {
        FormExport.Map(routes);
        LocalExport.Map(routes);
    }
}
