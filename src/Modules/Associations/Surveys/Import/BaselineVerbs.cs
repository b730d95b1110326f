using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Domain.Surveys;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Associations.Surveys.Import;

/// <summary><c>yinling template associations-baseline --out F</c>.</summary>
internal sealed class TemplateVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var output = new Option<string>("--out") { Required = true, Description = "File to write" };
        var division = new Option<string?>("--division") { Description = "Write the villages of this division beforehand" };
        var baseline = new Command("associations-baseline", "The baseline survey, columns named as in YL-04") { output, division };
        baseline.SetAction(verbs.AsSystem("template", async (parsed, services, ct) =>
        {
            List<DivisionUnit> villages = [];
            if (parsed.GetValue(division) is { } text)
            {
                await foreach (var unit in services.GetRequiredService<IDivisionDirectory>().UnitsAsync(DivisionCode.Parse(text).Range, DivisionLevel.Village, ct)) villages.Add(unit);
            }
            await using var file = File.Create(parsed.GetValue(output)!);
            BaselineWorkbooks.WriteTemplate(file, villages);
            return 0;
        }));
        return new("template", "Write a template to fill in") { baseline };
    }
}

/// <summary><c>yinling import baseline FILE --division CODE --as USER --json</c>: the same check and the same taking as in the browser.</summary>
internal sealed class ImportBaselineVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var file = new Argument<FileInfo>("file") { Description = "The clerk's .xlsx" };
        var division = new Option<string>("--division") { Required = true, Description = "Rows may concern villages of this division" };
        var user = new Option<string?>("--as") { Description = "The user on whose behalf" };
        var refused = new Option<string?>("--refused") { Description = "Write the refused rows to this .xlsx" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var baseline = new Command("baseline", "Import a baseline survey") { file, division, user, refused, json };
        baseline.SetAction(verbs.As(user, "import baseline", async (parsed, services, ct) =>
        {
            var name = parsed.GetValue(file)!;
            await using var content = name.OpenRead();
            var checking = services.GetRequiredService<CheckBaselineFile>();
            if (await checking.RunAsync(DivisionCode.Parse(parsed.GetValue(division)!), null, name.Name, content, ct) is not { } outcome)
            {
                await Console.Error.WriteLineAsync("这个区划不归该用户填报。");
                return 2;
            }
            if (outcome.UnknownHeaders.Count > 0)
            {
                await Console.Error.WriteLineAsync($"不认识的列：{string.Join("、", outcome.UnknownHeaders)}。已略过这些列。");
                outcome = (await checking.ContinueAsync(outcome.Import, outcome.UnknownHeaders.ToDictionary(h => h, _ => ""), ct))!;
            }
            return await TakeAsync(services, outcome.Import, parsed.GetValue(refused), parsed.GetValue(json), ct);
        }));
        return new("import", "Bring data in") { baseline };
    }

    private static async Task<int> TakeAsync(IServiceProvider services, Guid import, string? refusedFile, bool json, CancellationToken ct)
    {
        var db = services.GetRequiredService<AppDb>();
        var bad = await db.Set<BaselineImportRow>().AsNoTracking().Where(r => r.Import == import && r.Effect == RowEffect.Refused).OrderBy(r => r.Number).ToListAsync(ct);
        var anyGood = await db.Set<BaselineImportRow>().AnyAsync(r => r.Import == import && r.Effect != RowEffect.Refused, ct);
        var receipt = anyGood ? await services.GetRequiredService<TakeBaseline>().RunAsync(import, ct) : null;
        if (refusedFile is not null && bad.Count > 0)
        {
            await using var output = File.Create(refusedFile);
            BaselineWorkbooks.WriteRefused(output, bad);
        }
        var taken = (receipt?.Registered ?? 0) + (receipt?.Updated ?? 0) + (receipt?.None ?? 0);
        if (json)
        {
            VerbOutput.Json(new
            {
                import,
                taken,
                registered = receipt?.Registered ?? 0,
                updated = receipt?.Updated ?? 0,
                none = receipt?.None ?? 0,
                refused = bad.Select(r => new { row = r.Number, problems = BaselineJson.ProblemsOf(r).Select(p => new { rule = p.Rule, column = p.Column is { } c ? BaselineColumns.Get(c).Title : null, message = p.Message }) }),
            });
        }
        else
        {
            Console.WriteLine($"录入 {taken} 行，退回 {bad.Count} 行。");
        }
        return bad.Count > 0 ? 4 : 0;
    }
}
