using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;

namespace Yinling.Statistics.Reporting;

/// <summary><c>yinling forms list</c> and <c>yinling forms fill</c>.</summary>
internal sealed class FormsVerb : IVerb
{
    private readonly Option<bool> json = new("--json") { Description = "One JSON document on standard output." };

    public Command Build(VerbRunner verbs) => new("forms", "Statistical forms.") { List(verbs), Fill(verbs) };

    private Command List(VerbRunner verbs)
    {
        var list = new Command("list", "The forms of this installation.") { json };
        list.SetAction(verbs.AsSystem("forms list", async (parsed, services, ct) =>
        {
            var forms = await services.GetRequiredService<Forms>().EveryAsync(ct);
            if (parsed.GetValue(json)) VerbOutput.Json(forms.Select(f => new ListLine(f.Key, f.Number, f.Version, f.Title, f.Issuer, f.Approval, f.ValidUntil, f.Unit, f.Columns.Count)));
            else foreach (var form in forms) Console.WriteLine($"{form.Key}  {form.Title}");
            return 0;
        }));
        return list;
    }

    private Command Fill(VerbRunner verbs)
    {
        var number = new Option<string>("--form") { Description = "Key of the form: YL-05, or 341022/JC-01/1 for one an office defined.", Required = true };
        var division = new Option<string>("--division") { Description = "Division code.", Required = true };
        var period = new Option<string>("--period") { Description = "2023, 2023-05 or 2023-01..2023-06.", Required = true };
        var xlsx = new Option<string?>("--xlsx") { Description = "Write a workbook to this file." };
        var user = new Option<string?>("--as") { Description = "See with the posts of this user." };
        var fill = new Command("fill", "A form as its records fill it, without what people type.") { number, division, period, xlsx, json, user };
        fill.SetAction(verbs.As(user, "forms fill", async (parsed, services, ct) =>
        {
            var form = await services.GetRequiredService<Forms>().GetAsync(parsed.GetValue(number)!, ct);
            var (from, to) = PeriodText.Read(parsed.GetValue(period)) ?? throw new FormatException("--period: 2023, 2023-05 or 2023-01..2023-06.");
            if (await services.GetRequiredService<OpenForm>().PreviewAsync(form, DivisionCode.Parse(parsed.GetValue(division)!), from, to, ct) is not { } opened)
            {
                await Console.Error.WriteLineAsync("没有这个区划，它不填这张表，或者不在您的范围内。");
                return 2;
            }
            if (parsed.GetValue(xlsx) is { } file) await File.WriteAllBytesAsync(file, FormExport.Write(opened), ct);
            if (parsed.GetValue(json)) VerbOutput.Json(Sheet(opened));
            else if (parsed.GetValue(xlsx) is null) foreach (var row in opened.Sheet.Rows.Prepend(opened.Sheet.Total)) Console.WriteLine($"{row.Name} {string.Join(' ', form.Columns.Select(c => CellWords.Display(c, row.Cell(c.Key))))}");
            return 0;
        }));
        return fill;
    }

    private static object Sheet(OpenedForm opened) => new
    {
        form = opened.Form.Key,
        version = opened.Form.Version,
        division = opened.Unit.Code.ToString(),
        name = opened.Unit.Name,
        day = opened.Day,
        rows = opened.Sheet.Rows.Prepend(opened.Sheet.Total).Select(row => new
        {
            division = new DivisionCode(row.Code, row.Level).ToString(),
            row.Name,
            row = row == opened.Sheet.Total ? "total" : row.Subject is not null ? "subject" : row.IsOwn ? "own" : "child",
            row.Subject,
            cells = opened.Form.Columns.Select(column => Cell(column, row.Cell(column.Key))),
        }),
    };

    private static object Cell(FormColumn column, FormCell cell) => new
    {
        column = column.Key,
        column.Heading,
        column.Indicator,
        source = cell.Source.ToString().ToLower(CultureInfo.InvariantCulture),
        display = CellWords.Display(column, cell),
        cell.Text,
        numerator = cell.Value,
        denominator = cell.Of,
        definition = cell.Definition,
    };

    private sealed record ListLine(string Form, string Number, int Version, string Title, string Issuer, string? Approval, DateOnly? ValidUntil, string Unit, int Columns);
}
