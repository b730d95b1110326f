using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Yinling.Browser;

/// <summary>What every page must be: accessible in every mode and width, never wider than the screen, no error in its console.</summary>
internal static class Looking
{
    private static readonly (string Size, string Theme, string Contrast)[] Modes =
    [
        ("std", "light", "normal"), ("lg", "light", "normal"), ("xl", "light", "normal"),
        ("std", "dark", "normal"), ("lg", "dark", "normal"), ("xl", "dark", "normal"),
        ("std", "light", "high"), ("lg", "light", "high"), ("xl", "light", "high"),
    ];

    private static readonly int[] Widths = [1440, 390];

    /// <summary>Looks at a page in nine modes at two widths.</summary>
    public static async Task AssertAccessibleAsync(IPage page, string address)
    {
        List<string> wrong = [];
        page.Console += (_, message) => { if (message.Type == "error") wrong.Add($"console: {message.Text}"); };
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(address);
            foreach (var (size, theme, contrast) in Modes)
            {
                // The server writes these attributes from the cookies; setting them here saves loading the page eighteen times.
                await page.EvaluateAsync("([size, theme, contrast]) => Object.assign(document.documentElement.dataset, { size, theme, contrast })", new[] { size, theme, contrast });
                var where = $"{new Uri(address).PathAndQuery} {size} {theme} {contrast} {width}";
                var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
                wrong.AddRange(result.Violations.SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id} {n.Html}")));
                if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")) wrong.Add($"{where}: wider than the screen");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(30)));
    }
}
