using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Standards.Domain;
using Yinling.Standards.Proposing;

namespace Yinling.Standards.Reading;

/// <summary><c>yinling standards list</c>, <c>check</c> and <c>propose</c>.</summary>
internal sealed class StandardsVerb : IVerb
{
    private readonly Option<bool> json = new("--json") { Description = "One JSON document on standard output." };

    public Command Build(VerbRunner verbs) => new("standards", "Standards of assessment.") { List(verbs), Check(verbs), Propose(verbs) };

    private Command List(VerbRunner verbs)
    {
        var list = new Command("list", "The standards of this installation.") { json };
        list.SetAction(verbs.AsSystem("standards list", async (parsed, services, ct) =>
        {
            var all = await services.GetRequiredService<StandardShelf>().ListAsync(ct);
            if (parsed.GetValue(json)) VerbOutput.Json(all.Select(s => new { s.Key, s.Definition.Name, s.Definition.Notice, division = s.Own?.DivisionCode.ToString(), s.Own?.Edition, state = s.Own?.State.ToString(), items = s.Definition.Items.Count() }));
            else foreach (var one in all) Console.WriteLine($"{one.Key}  {one.Definition.Name}  {one.Edition}  {one.Definition.Notice}");
            return 0;
        }));
        return list;
    }

    private Command Check(VerbRunner verbs)
    {
        var file = new Argument<FileInfo>("file") { Description = "A standard as .json or .xlsx." };
        var check = new Command("check", "Whether a standard is consistent: sums, bands without gap or overlap, indicators there are. Exit code 1 when not.") { file, json };
        check.SetAction(verbs.AsSystem("standards check", async (parsed, services, ct) =>
        {
            IReadOnlyList<Problem> problems;
            try
            {
                var standard = StandardFile.Read(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, ct));
                problems = StandardChecks.Find(standard, services.GetRequiredService<StandardShelf>().Known(standard.Subjects));
            }
            catch (RuleException refused)
            {
                problems = refused.Problems;
            }
            if (parsed.GetValue(json)) VerbOutput.Json(new { consistent = problems.Count == 0, problems = problems.Select(p => new { p.Rule, p.Message }) });
            else if (problems.Count == 0) Console.WriteLine("没有发现问题。");
            else foreach (var problem in problems) Console.WriteLine($"{problem.Rule}  {problem.Message}");
            return problems.Count == 0 ? 0 : 1;
        }));
        return check;
    }

    private Command Propose(VerbRunner verbs)
    {
        var division = new Option<string>("--division") { Description = "Division code.", Required = true };
        var standard = new Option<string>("--standard") { Description = "Key of the standard: default-100, or the id of an office's own.", Required = true };
        var asOf = new Option<string?>("--as-of") { Description = "A past day, yyyy-MM-dd; live when left out." };
        var user = new Option<string?>("--as") { Description = "See with the posts of this user." };
        var propose = new Command("propose", "What the records of each association score, item by item, with the indicator values it came from.") { division, standard, asOf, json, user };
        propose.SetAction(verbs.As(user, "standards propose", async (parsed, services, ct) =>
        {
            DateOnly? day = parsed.GetValue(asOf) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
            if (await services.GetRequiredService<ProposeScores>().ListAsync(parsed.GetValue(standard)!, DivisionCode.Parse(parsed.GetValue(division)!), day, ct) is not { } scores)
            {
                await Console.Error.WriteLineAsync("没有这个区划或标准，或者不在您的范围内。");
                return 2;
            }
            if (parsed.GetValue(json)) VerbOutput.Json(Sheet(scores));
            else foreach (var one in scores.Scores) Console.WriteLine($"{one.Division,-12} {one.Name?.Name} {one.Certain} (最多 {one.Possible}){(one.IsVetoed ? " 否决" : "")}");
            return 0;
        }));
        return propose;
    }

    private static object Sheet(ProposedScores scores) => new
    {
        standard = scores.Standard.Key,
        name = scores.Standard.Definition.Name,
        division = scores.Unit.Code.ToString(),
        day = scores.Day,
        associations = scores.Scores.Select(one => (Score: one, one.Proposal)).Select(one => new
        {
            one.Score.County,
            one.Score.Id,
            name = one.Score.Name?.Name,
            certain = one.Proposal.Certain,
            possible = one.Proposal.Possible,
            vetoes = one.Proposal.Vetoes.Where(v => v.Holds == true).Select(v => v.Veto.Number),
            items = one.Proposal.Items.Select(i => new
            {
                i.Item.Number,
                i.Item.Name,
                points = i.Item.Points,
                certain = i.Certain,
                open = i.Open,
                values = i.Levels.SelectMany(l => l.Findings).DistinctBy(f => f.Condition.Indicator).Select(f => new { indicator = f.Condition.Indicator, definition = f.Indicator.Text.Version, f.Numerator, f.Denominator }),
            }),
        }),
    };
}
