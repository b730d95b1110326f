using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Yinling.Architecture;

/// <summary>How the source reads: rules decided once, small files, names that can be wrong, no way around scope, writer or content policy.</summary>
public partial class SourceTests
{
    private static readonly string[] RawSqlMayStandIn = ["src/Platform/Database/", "src/Platform/Backup/", "src/Host/Verbs/", "/Bench"];

    [Fact]
    public void Every_rule_number_is_decided_once_tested_and_listed() =>
        Assert.Empty(RuleProblems(
            TextOf(House.Sources(".cs", ".razor")), TextOf(House.Tests()), File.ReadAllText(Path.Combine(House.Root, "docs", "rules.md"))));

    [Theory]
    [InlineData("", "STD_01", "STD-01")]               // listed, never decided
    [InlineData("\"STD-01\"", "", "STD-01")]           // no test
    [InlineData("\"STD-01\"", "STD_01", "")]           // not listed
    public void A_stray_rule_number_is_caught(string src, string tests, string docs) => Assert.NotEmpty(RuleProblems(src, tests, docs));

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.Empty(from file in House.NotEmpty(House.Sources(".cs", ".razor")) let lines = File.ReadLines(file).Count() where TooLong(lines) select $"{House.Short(file)} has {lines} lines");

    [Fact]
    public void A_file_of_301_lines_is_caught() => Assert.True(TooLong(301));

    [Fact]
    public void No_file_is_named_for_nothing() =>
        Assert.Empty(House.Sources(".cs", ".razor").Where(f => Vague().IsMatch(Path.GetFileNameWithoutExtension(f))).Select(House.Short));

    [Theory]
    [InlineData("DateHelper")]
    [InlineData("AssociationManager")]
    public void A_vague_name_is_caught(string name) => Assert.Matches(Vague(), name);

    [Fact]
    public void Pages_carry_no_inline_style_or_handler() =>
        Assert.Empty(House.NotEmpty(House.Sources(".razor")).Where(f => Inline().IsMatch(File.ReadAllText(f))).Select(House.Short));

    [Theory]
    [InlineData("<i style=\"width:3%\"></i>")]
    [InlineData("<a onclick=\"go()\">")]
    public void An_inline_style_or_handler_is_caught(string markup) => Assert.Matches(Inline(), markup);

    [Fact]
    public void Every_page_says_who_may_open_it() =>
        Assert.Empty(House.NotEmpty(House.Sources(".razor").Where(f => File.ReadAllText(f).Contains("@page ", StringComparison.Ordinal)))
            .Where(f => !RouteRule().IsMatch(File.ReadAllText(f))).Select(House.Short));

    [Fact]
    public void Raw_sql_stands_only_where_it_is_expected() =>
        Assert.Empty(House.Sources(".cs").Where(f => RawSql().IsMatch(File.ReadAllText(f))).Select(House.Short).Where(f => !RawSqlMayStandIn.Any(f.Contains)));

    [Theory]
    [InlineData("db.Database.ExecuteSqlRawAsync(text)")]
    [InlineData("rows.IgnoreQueryFilters()")]
    public void A_way_around_the_model_is_caught(string code) => Assert.Matches(RawSql(), code);

    [Fact]
    public void Domain_and_storage_hold_no_decimal_and_no_offset() =>
        Assert.Empty(House.Sources(".cs").Where(f => f.Contains("/Domain/", StringComparison.Ordinal) || f.Contains("/Storage/", StringComparison.Ordinal))
            .Where(f => Inexact().IsMatch(File.ReadAllText(f))).Select(House.Short));

    [Fact]
    public void A_decimal_is_caught() => Assert.Matches(Inexact(), "public decimal Amount");

    [Fact]
    public void Every_dependency_is_explained()
    {
        var explained = File.ReadAllText(Path.Combine(House.Root, "docs", "dependencies.md"));
        Assert.Empty(from package in House.NotEmpty(XDocument.Load(Path.Combine(House.Root, "Directory.Packages.props")).Descendants("PackageVersion"))
                     let name = package.Attribute("Include")!.Value
                     where !explained.Contains($"| {name} |", StringComparison.Ordinal)
                     select name);
    }

    private static IEnumerable<string> RuleProblems(string src, string tests, string docs)
    {
        var decided = RuleInCode().Matches(src).Select(m => m.Groups[1].Value).ToHashSet();
        var listed = RuleInDocs().Matches(docs).Select(m => m.Value).ToHashSet();
        var owed = OwedInDocs().Matches(docs).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (var rule in decided.Union(listed).Order())
        {
            var tested = tests.Contains(rule.Replace('-', '_'), StringComparison.Ordinal) || tests.Contains($"\"{rule}\"", StringComparison.Ordinal);
            if (tested && owed.Contains(rule)) yield return $"{rule} is tested now: take its mark out of docs/rules.md";
            if (!tested && !owed.Contains(rule)) yield return $"{rule} has no test named for it";
            if (!decided.Contains(rule)) yield return $"{rule} is listed but not decided in src";
            if (!listed.Contains(rule)) yield return $"{rule} is missing from docs/rules.md";
        }
    }

    private static bool TooLong(int lines) => lines > 300;

    private static string TextOf(IEnumerable<string> files) => string.Join('\n', House.NotEmpty(files).Select(File.ReadAllText));

    [GeneratedRegex("\"([A-Z]{3}-[0-9]{2})\"")]
    private static partial Regex RuleInCode();

    [GeneratedRegex("[A-Z]{3}-[0-9]{2}")]
    private static partial Regex RuleInDocs();

    /// <summary>A test still owed, said openly: it can only be paid off, not forgotten.</summary>
    [GeneratedRegex(@"^\| ([A-Z]{3}-[0-9]{2}) \|.*\| test owed \|", RegexOptions.Multiline)]
    private static partial Regex OwedInDocs();

    [GeneratedRegex("(Helper|Helpers|Util|Utils|Utility|Manager|Common|Misc|Dto)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"<[a-zA-Z][^>@]*\s(style|on[a-z]+)=""")]
    private static partial Regex Inline();

    [GeneratedRegex(@"@attribute \[(Needs|SignedIn|OpenToAll)")]
    private static partial Regex RouteRule();

    [GeneratedRegex(@"\b(IgnoreQueryFilters|FromSqlRaw|ExecuteSqlRaw|ExecuteSqlRawAsync|SqlQueryRaw)\b")]
    private static partial Regex RawSql();

    [GeneratedRegex(@"\b(decimal|DateTimeOffset)\b")]
    private static partial Regex Inexact();
}
