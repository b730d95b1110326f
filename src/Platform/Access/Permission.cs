namespace Yinling.Platform.Access;

/// <summary>
/// Something a module lets people do, with the roles that may do it. Modules declare theirs in one static class and register it with
/// <c>AddPermissions</c>; the access matrix test and the start-up check read the same declarations.
/// </summary>
/// <param name="Code">Stable code, module first: "associations.edit".</param>
/// <param name="Name">What it is called in Chinese: 修改协会.</param>
/// <param name="Roles">Roles that hold it, within the division of the post.</param>
public sealed record Permission(string Code, string Name, params Role[] Roles)
{
    public bool HeldBy(Role role) => Array.IndexOf(Roles, role) >= 0;
}

/// <summary>A module's permissions, registered once as a singleton.</summary>
public sealed record PermissionSet(IReadOnlyList<Permission> Permissions);

/// <summary>All permissions of the installation by code.</summary>
public sealed class PermissionCatalogue(IEnumerable<PermissionSet> sets)
{
    private readonly Dictionary<string, Permission> byCode = sets.SelectMany(s => s.Permissions).ToDictionary(p => p.Code);

    public IReadOnlyCollection<Permission> All => byCode.Values;

    /// <exception cref="InvalidOperationException">No module declares the code: a mistake in our own metadata.</exception>
    public Permission Get(string code) =>
        byCode.GetValueOrDefault(code) ?? throw new InvalidOperationException($"No module declares the permission '{code}'.");
}
