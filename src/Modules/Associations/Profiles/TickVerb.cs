using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Associations.Profiles;

/// <summary><c>yinling tick</c>: once a day, from the system's timer.</summary>
internal sealed class TickVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var command = new Command("tick", "Bring profiles up to date that time alone has changed, and keep the figures of a month that has ended; run it once a day");
        command.SetAction(verbs.AsSystem("tick", async (_, services, ct) =>
        {
            Console.WriteLine($"{await services.GetRequiredService<RefreshDueProfiles>().RunAsync(ct)} profiles refreshed.");
            foreach (var tick in services.GetServices<ITick>().OrderBy(t => t.Order)) Console.WriteLine(await tick.RunAsync(ct));
            return 0;
        }));
        return command;
    }
}
