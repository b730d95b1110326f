using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Access.Pipeline;

/// <summary>Prints every route with the rule that guards it.</summary>
internal sealed class RoutesVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var json = new Option<bool>("--json") { Description = "For machines" };
        var command = new Command("routes", "List every route: method, template, rule") { json };
        command.SetAction(verbs.AsSystem("routes", (parsed, services, _) =>
        {
            var lines = services.GetRequiredService<RouteTable>().Lines;
            if (parsed.GetValue(json)) VerbOutput.Json(lines);
            else foreach (var line in lines) Console.Out.WriteLine($"{line.Method,-6} {line.Template,-60} {line.Rule ?? "NO RULE"}");
            return Task.FromResult(lines.All(l => l.Rule is not null) ? 0 : 1);
        }));
        return command;
    }
}
