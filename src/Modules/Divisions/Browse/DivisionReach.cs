using Yinling.Divisions.Contracts;
using Yinling.Platform.Access;

namespace Yinling.Divisions.Browse;

/// <summary>What a person sees of the tree: the divisions of their posts with all below.</summary>
internal static class DivisionReach
{
    /// <summary>A post bound to one association still stands in a village, whose place in the tree is no secret to its holder.</summary>
    public static Grant Of(Scope scope) => scope.IsSystem
        ? scope.For(DivisionPermissions.Read)
        : new Scope(Guid.Empty, scope.Name, [.. scope.Posts.Select(p => p with { Subject = null })]).For(DivisionPermissions.Read);
}
