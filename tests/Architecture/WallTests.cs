using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Yinling.Architecture;

/// <summary>The walls between modules that the compiler cannot hold. Each check is also shown to fail on a known offender.</summary>
public partial class WallTests
{
    [Fact]
    public void Modules_reference_only_modules_before_them() =>
        Assert.Empty(from project in House.NotEmpty(Directory.GetFiles(Path.Combine(House.Root, "src", "Modules"), "*.csproj", SearchOption.AllDirectories))
                     from reference in XDocument.Load(project).Descendants("ProjectReference")
                     let problem = Upward(NameOf(project), NameOf(reference.Attribute("Include")!.Value))
                     where problem is not null
                     select problem);

    [Fact]
    public void An_upward_reference_is_caught() => Assert.NotNull(Upward("Associations", "Standards"));

    [Fact]
    public void Kernel_and_platform_know_no_module() =>
        Assert.Empty(from name in new[] { "Kernel", "Platform" }
                     from reference in XDocument.Load(Path.Combine(House.Root, "src", name, name + ".csproj")).Descendants("ProjectReference")
                     let target = NameOf(reference.Attribute("Include")!.Value)
                     where target != "Kernel"
                     select $"{name} must not reference {target}");

    [Fact]
    public void Modules_use_only_the_contracts_of_other_modules() =>
        Assert.Empty(from file in House.Sources(".cs", ".razor")
                     let own = ModuleOf(file)
                     where own is not null
                     from Match use in ModuleUse().Matches(File.ReadAllText(file))
                     let problem = Trespass(own, use.Groups[1].Value, use.Groups[2].Value)
                     where problem is not null
                     select $"{House.Short(file)}: {problem}");

    [Fact]
    public void A_look_behind_another_modules_door_is_caught() => Assert.NotNull(Trespass("Associations", "Divisions", "Storage"));

    [Fact]
    public void Modules_show_only_contracts_pages_and_their_module_class() =>
        Assert.Empty(from assembly in House.ModuleAssemblies() from type in assembly.GetExportedTypes() where !MayBePublic(type) select type.FullName);

    [Fact]
    public void A_public_entity_is_caught() => Assert.False(MayBePublic(typeof(WallTests)));

    [Fact]
    public void Domain_files_know_nothing_of_storage_web_or_time() =>
        Assert.Empty(from file in House.NotEmpty(House.Sources(".cs").Where(f => f.Contains($"{Path.DirectorySeparatorChar}Domain{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
                     where Impure().IsMatch(File.ReadAllText(file))
                     select House.Short(file));

    [Theory]
    [InlineData("using Microsoft.EntityFrameworkCore;")]
    [InlineData("public async Task Go()")]
    [InlineData("TimeProvider clock")]
    public void An_impure_line_is_caught(string line) => Assert.Matches(Impure(), line);

    private static string? Upward(string from, string to) =>
        Array.IndexOf(House.Order, to) is var target and >= 0 && target >= Array.IndexOf(House.Order, from) ? $"{from} must not reference {to}" : null;

    private static string? Trespass(string own, string other, string part) =>
        other != own && Array.IndexOf(House.Order, other) >= 0 && part != "Contracts" ? $"{own} uses Yinling.{other}.{part}" : null;

    private static string? ModuleOf(string file) =>
        House.Short(file).Split('/') is ["src", "Modules", var module, ..] ? module : null;

    private static bool MayBePublic(Type type) =>
        type.Namespace!.Contains(".Contracts", StringComparison.Ordinal)
        || IsWiring(type)
        || type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent))
        || type.Name.StartsWith('_');

    /// <summary>AccessModule, AccessPipeline: what the host calls to put a module in place, named for the module and outside its folders.</summary>
    private static bool IsWiring(Type type) =>
        type.Namespace!.Split('.') is ["Yinling", var module] && type.Name.StartsWith(module[..^1], StringComparison.Ordinal);

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));

    [GeneratedRegex(@"\bMicrosoft\.|\basync\b|\bTimeProvider\b|\bIServiceProvider\b")]
    private static partial Regex Impure();

    [GeneratedRegex(@"\bYinling\.(\w+)\.(\w+)")]
    private static partial Regex ModuleUse();
}
