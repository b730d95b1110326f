using System.Security.Claims;
using Yinling.Platform;
using Yinling.Platform.Access;
using Yinling.Platform.Components;
using Yinling.Platform.Navigation;

namespace Yinling.Host;

/// <summary>What the frame of every page needs to know about this request.</summary>
internal sealed class Shell(IHttpContextAccessor http, CurrentScope scope, PermissionCatalogue permissions, IEnumerable<NavItem> items, Demonstration demonstration) : IShell
{
    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("The shell belongs to a request.");

    public string? UserName => scope.Value.Account is null ? null : Context.User.FindFirstValue(ClaimTypes.GivenName) is { Length: > 0 } name ? name : scope.Value.Name;

    public IReadOnlyList<NavItem> Items { get; } =
        [.. items.Where(i => i.Permission is null || scope.Value.May(permissions.Get(i.Permission))).OrderBy(i => i.Order)];

    public DisplayPreferences Preferences => DisplayPreferences.FromCookies(Context.Request.Cookies);

    public bool Demo => demonstration.IsOn;

    public string Path => Context.Request.Path + Context.Request.QueryString;
}
