using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Yinling.Platform.Components;

/// <summary>The state of a list lives in its address: sort links, chips and pages are the same address with one part changed.</summary>
public static class QueryAddress
{
    /// <summary>The address with parts of its query set, or taken out where the value is null or empty.</summary>
    /// <param name="address">Path and query, as <see cref="IShell.Path"/>.</param>
    public static string With(string address, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var parts = QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..]);
        foreach (var (name, value) in changes)
        {
            if (string.IsNullOrEmpty(value)) parts.Remove(name);
            else parts[name] = value;
        }
        return (mark < 0 ? address : address[..mark]) + QueryString.Create(parts);
    }
}
