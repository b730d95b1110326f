using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Divisions.Changes;

/// <summary><c>yinling divisions changes list | confirm | reject</c>: what the pages do, for whoever sits at the server.</summary>
internal static class ChangesVerb
{
    public static Command Build(VerbRunner verbs) => new("changes", "Differences of a later edition, waiting for a person") { List(verbs), Decide(verbs, "confirm", (d, id, v, ct) => d.ConfirmAsync(id, v, ct)), Decide(verbs, "reject", (d, id, v, ct) => d.RejectAsync(id, v, ct)) };

    private static Command List(VerbRunner verbs)
    {
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var command = new Command("list", "All sets of changes, newest first") { json };
        command.SetAction(verbs.AsSystem("divisions changes", async (parsed, services, ct) =>
        {
            var lines = (await services.GetRequiredService<ListChanges>().RunAsync(ct)).Select(l => new { l.Set.Id, l.Set.Edition, State = l.Set.State.ToString(), Counts = l.Counts.ToDictionary(c => c.Key.ToString(), c => c.Value) }).ToList();
            if (parsed.GetValue(json)) VerbOutput.Json(lines);
            else lines.ForEach(l => Console.WriteLine($"{l.Id} {l.Edition:yyyy-MM-dd} {l.State} {string.Join(", ", l.Counts.Select(c => $"{c.Key} {c.Value}"))}"));
            return 0;
        }));
        return command;
    }

    private static Command Decide(VerbRunner verbs, string name, Func<DecideChanges, Guid, int, CancellationToken, Task<bool>> decide)
    {
        var id = new Argument<Guid>("id");
        var command = new Command(name, $"{name} a set of changes") { id };
        command.SetAction(verbs.AsSystem($"divisions changes {name}", async (parsed, services, ct) =>
        {
            var which = parsed.GetValue(id);
            var set = (await services.GetRequiredService<ListChanges>().RunAsync(ct)).SingleOrDefault(l => l.Set.Id == which);
            if (set is not null && await decide(services.GetRequiredService<DecideChanges>(), which, set.Set.Version, ct)) return 0;
            await Console.Error.WriteLineAsync("没有这份区划变动。");
            return 1;
        }));
        return command;
    }
}
