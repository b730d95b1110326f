using System.CommandLine;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Host.Verbs;

/// <summary>Reproducible synthetic data on top of real divisions.</summary>
internal sealed class SeedVerb(IEnumerable<ISeed> seeds) : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var size = new Option<string>("--size") { Required = true, Description = string.Join(", ", seeds.Select(s => s.Size)) };
        var number = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "The same number gives the same data" };
        var command = new Command("seed", "Fill an empty database with synthetic data") { size, number };
        command.SetAction(verbs.AsSystem("seed", async (parsed, services, ct) =>
        {
            var wanted = parsed.GetValue(size);
            if (services.GetServices<ISeed>().FirstOrDefault(s => s.Size == wanted) is not { } seed)
            {
                await Console.Error.WriteLineAsync($"There is no size '{wanted}'. There are: {string.Join(", ", seeds.Select(s => s.Size))}");
                return 2;
            }
            await services.GetRequiredService<SchemaSetup>().RunAsync(ct);
            await seed.FillAsync(services, parsed.GetValue(number), ct);
            return 0;
        }));
        return command;
    }
}
