using System.Reflection;

namespace Yinling.Statistics.Contracts;

/// <summary>
/// A form that comes with the product, as JSON. Registered as a singleton by the module whose indicators it shows; Statistics knows no
/// indicator by name.
/// </summary>
/// <param name="Json">The definition: number, title, columns, checks. See docs of the module Statistics.</param>
public sealed record ShippedForm(string Json)
{
    /// <param name="name">Name of the embedded resource.</param>
    /// <exception cref="InvalidOperationException">The assembly has no such resource: our own mistake.</exception>
    public static ShippedForm From(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource {name}.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
