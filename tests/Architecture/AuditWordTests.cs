using System.Text.RegularExpressions;

namespace Yinling.Architecture;

/// <summary>An auditor reads 记一笔账, not associations.ledger.add: every act and every table has a name in Chinese.</summary>
public partial class AuditWordTests
{
    [Fact]
    public void Every_act_has_a_name_for_the_readers_of_the_audit() => Assert.Empty(Acts().Except(Named()));

    [Fact]
    public void Every_table_has_a_name_for_the_readers_of_the_audit() => Assert.Empty(Tables().Except(Named()));

    [Theory]
    [InlineData("access.sign-in")]
    [InlineData("associations.ledger.add")]
    [InlineData("surveys.take")]
    public void The_acts_are_found_where_they_are_written(string act) => Assert.Contains(act, Acts());

    private static HashSet<string> Acts()
    {
        var found = new HashSet<string>();
        foreach (var text in House.NotEmpty(House.Sources(".cs", ".razor")).Where(f => !f.Contains("Words", StringComparison.Ordinal) && !f.EndsWith("Permissions.cs", StringComparison.Ordinal)).Select(File.ReadAllText))
        {
            foreach (Match act in Act().Matches(text)) found.Add(act.Groups[1].Value);
            foreach (Match act in OfAssociation().Matches(text)) found.Add("associations." + act.Groups[1].Value);
            foreach (Match act in OfAccess().Matches(text)) found.Add(act.Groups[1].Value);
        }
        return found;
    }

    private static HashSet<string> Tables() =>
        [.. from file in House.NotEmpty(House.Sources(".cs")) where !file.Contains("Migrations", StringComparison.Ordinal) from Match table in Table().Matches(File.ReadAllText(file)) select table.Groups[1].Value];

    private static HashSet<string> Named() => [.. from file in House.NotEmpty(House.Sources(".cs")) from Match word in Word().Matches(File.ReadAllText(file)) select word.Groups[1].Value];

    [GeneratedRegex("""(?:new Act\(\s*|const string Action = )"([^"]+)["]""")]
    private static partial Regex Act();

    [GeneratedRegex("""ActOn\([^,()]+, "([^"]+)["]""")]
    private static partial Regex OfAssociation();

    [GeneratedRegex("""[( ]"(access\.[a-z-]+)["]""")]
    private static partial Regex OfAccess();

    [GeneratedRegex("""(?:ToTable|ConfigureFact)\("([a-z_0-9]+)["]""")]
    private static partial Regex Table();

    [GeneratedRegex("""\("([a-z][a-z._0-9-]+)", "[\u4e00-\u9fff][^"]*"\)""")]
    private static partial Regex Word();
}
