using System.CommandLine;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Host.Verbs;

/// <summary>Brings the schema up to date, before serving; never inside the web process.</summary>
internal sealed class MigrateVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var command = new Command("migrate", "Bring the database schema up to date");
        command.SetAction(verbs.AsSystem("migrate", async (_, services, ct) =>
        {
            await services.GetRequiredService<SchemaSetup>().RunAsync(ct);
            await Console.Error.WriteLineAsync("The schema is up to date.");
            return 0;
        }));
        return command;
    }
}
