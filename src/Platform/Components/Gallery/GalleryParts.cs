namespace Yinling.Platform.Components.Gallery;

/// <summary>The pages of the gallery.</summary>
internal static class GalleryParts
{
    private static readonly (string Text, string Href)[] All =
    [
        ("零件", "/dev/components"),
        ("表单", "/dev/components/form"),
        ("列表", "/dev/components/list"),
        ("汇总", "/dev/components/roll-up"),
        ("打印", "/dev/components/print"),
    ];

    public static IReadOnlyList<TabLink> Tabs(string current) => [.. All.Select(p => new TabLink(p.Text, p.Href, p.Text == current))];
}
