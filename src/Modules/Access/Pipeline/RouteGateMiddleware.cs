using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Sessions;
using Yinling.Platform.Access;
using Yinling.Platform.Drafts;

namespace Yinling.Access.Pipeline;

/// <summary>Holds every route to the rule it declares. What is refused says nothing about what it would have shown.</summary>
internal sealed class RouteGateMiddleware(RequestDelegate next)
{
    public const string PasswordPath = "/account/password";
    public const string SignInPath = "/sign-in";

    private enum Verdict { Pass, SignInFirst, Denied, Absent, ChangePasswordFirst }

    public Task InvokeAsync(HttpContext context, Visit visit, CurrentScope scope, PermissionCatalogue permissions)
    {
        // No route, or the router's own refusals (method not allowed): there is nothing behind them.
        if (context.GetEndpoint() is not RouteEndpoint route) return next(context);

        var isApi = context.Request.Path.StartsWithSegments("/api");
        return Judge(route, context.Request, visit, scope.Value, permissions) switch
        {
            Verdict.Pass => next(context),
            Verdict.SignInFirst when isApi => ProblemAsync(context, StatusCodes.Status401Unauthorized, "请先登录，或者带上有效的访问令牌。"),
            Verdict.SignInFirst => SignInFirst(context),
            Verdict.ChangePasswordFirst when isApi => ProblemAsync(context, StatusCodes.Status403Forbidden, "请先在网页上修改初始密码。"),
            Verdict.ChangePasswordFirst => Redirect(context, PasswordPath),
            Verdict.Absent => Empty(context, StatusCodes.Status404NotFound),
            _ when isApi => ProblemAsync(context, StatusCodes.Status403Forbidden, "您没有这个权限。"),
            _ => Empty(context, StatusCodes.Status403Forbidden),
        };
    }

    private static Verdict Judge(RouteEndpoint route, HttpRequest request, Visit visit, Scope scope, PermissionCatalogue permissions)
    {
        if (IsForeign(request, visit)) return Verdict.Denied;
        var rules = route.Metadata.GetOrderedMetadata<IRouteRule>();
        if (rules is not [var rule]) return Verdict.Absent;
        if (rule is OpenToAllAttribute) return Verdict.Pass;
        if (scope.Account is null) return Verdict.SignInFirst;
        if (visit.MustChangePassword && !request.Path.Equals(PasswordPath, StringComparison.OrdinalIgnoreCase)) return Verdict.ChangePasswordFirst;
        if (visit.ReadOnly && !IsReading(request)) return Verdict.Denied;
        return rule switch
        {
            SignedInAttribute => Verdict.Pass,
            NeedsAttribute needs when scope.May(permissions.Get(needs.Permission)) => Verdict.Pass,
            _ => Verdict.Denied,
        };
    }

    /// <summary>
    /// A change asked for by another site's page. Forms carry an antiforgery token as well; the JSON API rests on this alone,
    /// so there the browser must say that the page is ours. Access tokens are not sent by browsers of themselves.
    /// </summary>
    private static bool IsForeign(HttpRequest request, Visit visit)
    {
        if (IsReading(request) || visit.ByToken) return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return visit.Session is not null && request.Path.StartsWithSegments("/api") ? site != "same-origin" : site is "cross-site" or "same-site";
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static async Task SignInFirst(HttpContext context)
    {
        var kept = await KeepLateAsync(context) ? "&kept=1" : null;
        await Redirect(context, $"{SignInPath}?return={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}{kept}");
    }

    /// <summary>A form that comes after its session ran out is kept for the account the session belonged to, which finds it again after signing in.</summary>
    private static async Task<bool> KeepLateAsync(HttpContext context)
    {
        if (IsReading(context.Request) || SessionCookie.Read(context.Request) is not { Length: > 0 } token) return false;
        if (await context.RequestServices.GetRequiredService<SessionReader>().FindLateAsync(token, context.RequestAborted) is not { } account) return false;
        if (!context.Request.HasFormContentType || await context.Request.ReadFormAsync(context.RequestAborted) is not { } form || form[DraftStore.FieldName].ToString() is not { Length: > 0 } name) return false;
        await context.RequestServices.GetRequiredService<DraftStore>().KeepAsync(account, name, form.ToDictionary(f => f.Key, f => f.Value.ToString()), context.RequestAborted);
        return true;
    }

    private static Task Redirect(HttpContext context, string address)
    {
        context.Response.StatusCode = IsReading(context.Request) ? StatusCodes.Status302Found : StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        return Task.CompletedTask;
    }

    private static Task Empty(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task ProblemAsync(HttpContext context, int status, string title)
    {
        if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(statusCode: status, title: title).ExecuteAsync(context);
    }
}
