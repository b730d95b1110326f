namespace Yinling.Platform.Access;

/// <summary>The scope of the request, verb or job in progress. Set once at its start; nobody until then.</summary>
public sealed class CurrentScope
{
    public Scope Value { get; set; } = Scope.Nobody;
}
