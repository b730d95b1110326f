using System.CommandLine;
using Yinling.Access;
using Yinling.Platform.Database;

namespace Yinling.Host.Verbs;

/// <summary>Serves the web application.</summary>
internal sealed class ServeVerb
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Refuses to start on a schema that waits for <c>yinling migrate</c>, on weak database settings and on a route without a rule.</summary>
    public static async Task<int> RunAsync(WebApplication app, CancellationToken ct)
    {
        await using (var services = app.Services.CreateAsyncScope())
        {
            var schema = services.ServiceProvider.GetRequiredService<SchemaSetup>();
            if (await schema.IsPendingAsync(ct))
            {
                await Console.Error.WriteLineAsync("The database must be brought up to date first: yinling migrate");
                return 3;
            }
            await schema.AssertSettingsAsync(ct);
        }
        app.AssertRouteRules();
        var database = app.Services.GetRequiredService<DatabaseOptions>();
        await app.RunAsync(ct);
        SqliteSession.WriteLogBack(database);
        return 0;
    }

    public static Command Build(WebApplication app)
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on", DefaultValueFactory = _ => DefaultAddress };
        var command = new Command("serve", "Serve the web application") { urls };
        command.SetAction((parsed, ct) =>
        {
            Listen(app, parsed.GetValue(urls)!);
            return RunAsync(app, ct);
        });
        return command;
    }

    public static void Listen(WebApplication app, string urls)
    {
        app.Urls.Clear();
        foreach (var url in urls.Split(';')) app.Urls.Add(url);
    }
}
