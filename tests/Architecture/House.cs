using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Yinling.Architecture;

/// <summary>The source tree the checks look at.</summary>
internal static partial class House
{
    public static readonly string Root = FindRoot();

    /// <summary>Module names in the order of docs/modules.md.</summary>
    public static readonly string[] Order = [.. ModuleRow().Matches(File.ReadAllText(Path.Combine(Root, "docs", "modules.md"))).Select(m => m.Groups[1].Value)];

    /// <summary>Source files below src that people write.</summary>
    public static IEnumerable<string> Sources(params string[] endings) => Directory.GetFiles(Path.Combine(Root, "src"), "*.*", SearchOption.AllDirectories)
        .Where(f => endings.Contains(Path.GetExtension(f)))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    public static IEnumerable<string> Tests() => Directory.GetFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Architecture{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    public static Assembly[] ModuleAssemblies() => NotEmpty(Order
        .Select(m => Path.Combine(AppContext.BaseDirectory, $"Yinling.{m}.dll")).Where(File.Exists).Select(Assembly.LoadFrom));

    /// <summary>A path as the repository names it.</summary>
    public static string Short(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>A check over nothing proves nothing.</summary>
    public static T[] NotEmpty<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        Assert.NotEmpty(all);
        return all;
    }

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"^\| (\w+) \| (?:built|place kept)", RegexOptions.Multiline)]
    private static partial Regex ModuleRow();
}
