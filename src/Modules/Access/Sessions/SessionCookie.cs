using Microsoft.AspNetCore.Http;

namespace Yinling.Access.Sessions;

/// <summary>The cookie that holds the session token and nothing else.</summary>
internal static class SessionCookie
{
    /// <summary>The prefix makes browsers refuse it from other hosts and over plain HTTP.</summary>
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-yinling" : "yinling";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext context, string token) => context.Response.Cookies.Append(NameFor(context.Request), token, Form(context));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Form(context));

    /// <summary>Lax, not Strict: links from the office's messaging software must arrive signed in.</summary>
    private static CookieOptions Form(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
