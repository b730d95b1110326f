using System.CommandLine;
using Yinling.Access.Contracts;
using Yinling.Platform.CommandLine;

namespace Yinling.Host.Verbs;

/// <summary>The <c>yinling</c> command: the host's own verbs and those the modules supply.</summary>
internal static class CommandLine
{
    public static void AddVerbs(this IServiceCollection services) => services
        .AddSingleton<IVerb, MigrateVerb>()
        .AddSingleton<IVerb, SeedVerb>()
        .AddSingleton<IVerb, VerifyVerb>();

    public static async Task<int> RunAsync(WebApplication app, YinlingOptions options)
    {
        var root = new RootCommand("银龄 Yinling: record a fact once, where it happens. Global options: --data DIR, --database \"Host=…\"");
        var verbs = new VerbRunner(app.Services, static (services, name, ct) => services.GetRequiredService<IAccountDirectory>().ScopeOfAsync(name, ct));
        root.Add(ServeVerb.Build(app));
        root.Add(DemoVerb.Build(app));
        foreach (var group in app.Services.GetServices<IVerb>().Select(v => v.Build(verbs)).GroupBy(c => c.Name)) root.Add(Joined([.. group]));
        // By itself it would end the process two seconds after SIGTERM, in the middle of requests.
        return await root.Parse(options.Verb).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(9) });
    }

    /// <summary>Modules may add subcommands to the same verb: <c>bench rollup</c>, <c>bench list</c>.</summary>
    private static Command Joined(Command[] same)
    {
        foreach (var extra in same.Skip(1))
            foreach (var sub in extra.Subcommands) same[0].Add(sub);
        return same[0];
    }
}
