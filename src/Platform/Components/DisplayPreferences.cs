using Microsoft.AspNetCore.Http;

namespace Yinling.Platform.Components;

/// <summary>How pages look for one person: kept in cookies and written into the page by the server, so that it works without script.</summary>
/// <param name="Size">std, lg or xl.</param>
/// <param name="Theme">light or dark.</param>
/// <param name="Contrast">normal or high.</param>
public sealed record DisplayPreferences(string Size, string Theme, string Contrast)
{
    /// <summary>Cookies yl_size, yl_theme, yl_contrast; anything unknown counts as the default.</summary>
    public static DisplayPreferences FromCookies(IRequestCookieCollection cookies) => new(
        cookies["yl_size"] switch { "lg" => "lg", "xl" => "xl", _ => "std" },
        cookies["yl_theme"] is "dark" ? "dark" : "light",
        cookies["yl_contrast"] is "high" ? "high" : "normal");
}
