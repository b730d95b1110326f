using System.Collections.Concurrent;

namespace Yinling.Indicators.Rollup;

/// <summary>Compiled queries and delegates by their shape, for the life of the process. Depends on code alone, never on rows.</summary>
internal sealed class CompiledShapes
{
    /// <summary>People may ask for any subset of the catalogue; past this many shapes we start anew.</summary>
    private const int Most = 400;

    private readonly ConcurrentDictionary<(Type Profile, string Shape), Lazy<object>> shapes = new();

    public T Get<T>(Type profile, string shape, Func<T> make) where T : class
    {
        if (shapes.Count > Most) shapes.Clear();
        return (T)shapes.GetOrAdd((profile, shape), static (_, make) => new Lazy<object>(make), make).Value;
    }
}
