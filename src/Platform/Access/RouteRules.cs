namespace Yinling.Platform.Access;

/// <summary>The rule every route carries. A route without one stops the start (default deny).</summary>
public interface IRouteRule
{
    /// <summary>As printed by <c>routes --json</c>.</summary>
    string Rule { get; }
}

/// <summary>Only for holders of a permission; which records they see is the scope's matter.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string permission) : Attribute, IRouteRule
{
    public string Permission { get; } = permission;
    public string Rule => Permission;
}

/// <summary>For anyone who is signed in: the home page, one's own account.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute, IRouteRule
{
    public string Rule => "signed-in";
}

/// <summary>For anyone at all: signing in, health, style sheets. Says why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string why) : Attribute, IRouteRule
{
    public string Why { get; } = why;
    public string Rule => "open";
}
