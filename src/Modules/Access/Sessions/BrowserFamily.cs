namespace Yinling.Access.Sessions;

/// <summary>What a person recognises of a browser: family and system. Not the full text, which would be a fingerprint.</summary>
internal static class BrowserFamily
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "微信"), ("DingTalk", "钉钉"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("HarmonyOS", "鸿蒙"), ("Android", "安卓"), ("iPhone", "苹果手机"), ("iPad", "苹果平板"), ("Windows", "Windows"), ("Mac OS", "苹果电脑"), ("Linux", "Linux")];

    public static string Of(string? userAgent) => $"{Name(Browsers, userAgent) ?? "其他浏览器"} · {Name(Systems, userAgent) ?? "其他系统"}";

    private static string? Name((string Mark, string Name)[] known, string? text) =>
        known.FirstOrDefault(k => text?.Contains(k.Mark, StringComparison.Ordinal) == true).Name;
}
