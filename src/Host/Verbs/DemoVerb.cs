using System.CommandLine;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Host.Verbs;

/// <summary>A populated county in one step: schema, synthetic data if the database is empty, then serving with the ready accounts shown.</summary>
internal static class DemoVerb
{
    private const int Seed = 341022;

    public static Command Build(WebApplication app)
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on", DefaultValueFactory = _ => ServeVerb.DefaultAddress };
        var fillOnly = new Option<bool>("--fill-only") { Description = "Fill and stop, without serving" };
        var command = new Command("demo", "Fill a demonstration county (休宁县) with synthetic people only, and serve it") { urls, fillOnly };
        command.SetAction(async (parsed, ct) =>
        {
            await FillAsync(app, ct);
            if (parsed.GetValue(fillOnly)) return 0;
            ServeVerb.Listen(app, parsed.GetValue(urls)!);
            return await ServeVerb.RunAsync(app, ct);
        });
        return command;
    }

    /// <summary>Each part fills in its own transactions; a part begun and not finished is known by the missing mark at the end.</summary>
    private static async Task FillAsync(WebApplication app, CancellationToken ct)
    {
        await using var services = app.Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<CurrentScope>().Value = Scope.OfSystem("yinling demo");
        await services.ServiceProvider.GetRequiredService<SchemaSetup>().RunAsync(ct);
        if ((await services.ServiceProvider.GetRequiredService<AuditChain>().HeadAsync(ct)).Sequence > 0) return;
        foreach (var part in services.ServiceProvider.GetServices<IDemoData>().OrderBy(p => p.Order))
        {
            await Console.Error.WriteLineAsync($"Filling {part.GetType().Name} …");
            await part.FillAsync(services.ServiceProvider, Seed, ct);
        }
    }
}
