using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Yinling.Browser;

/// <summary>What every page must be: accessible in every mode and width, never wider than the screen, large enough to touch, no error in its console.</summary>
internal static class Looking
{
    /// <summary>Kept to three for each page: it is the first of a kind that matters.</summary>
    private const int NodesShown = 3;

    private static readonly (string Size, string Theme, string Contrast)[] Modes =
    [
        ("std", "light", "normal"), ("lg", "light", "normal"), ("xl", "light", "normal"),
        ("std", "dark", "normal"), ("lg", "dark", "normal"), ("xl", "dark", "normal"),
        ("std", "light", "high"), ("lg", "light", "high"), ("xl", "light", "high"),
    ];

    /// <summary>What the mode changes. All other rules look at the structure, which is the same in every mode.</summary>
    private static readonly RunOnlyOptions Look = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] };

    /// <summary>Looks at the page that is open, in nine modes wide and on a phone.</summary>
    /// <returns>What is wrong, one line each.</returns>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        List<string> wrong = [];
        foreach (var width in (int[])[1440, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var (size, theme, contrast) in Modes)
            {
                // The server writes these attributes from the cookies; setting them here saves loading the page eighteen times.
                await page.EvaluateAsync("([size, theme, contrast]) => Object.assign(document.documentElement.dataset, { size, theme, contrast })", new[] { size, theme, contrast });
                var mode = $"{width} {size} {theme} {contrast}";
                if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")) wrong.Add($"{mode}: wider than the screen");
                // Larger text only makes contrast and targets easier: the rules are asked at the usual size, all of them once.
                if (size != "std") continue;
                var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations], RunOnly = (theme, contrast) == ("light", "normal") ? null : Look });
                wrong.AddRange(result.Violations.SelectMany(v => v.Nodes.Take(NodesShown).Select(n => $"{mode}: {v.Id} {n.Html}")));
            }
        }
        await page.EvaluateAsync("() => Object.assign(document.documentElement.dataset, { size: 'std', theme: 'light', contrast: 'normal' })");
        wrong.AddRange((await page.EvaluateAsync<string[]>(SmallControls)).Take(NodesShown).Select(c => $"too small to touch: {c}"));
        if (await page.Locator("h1").CountAsync() != 1) wrong.Add("not exactly one h1");
        if ((await page.TitleAsync()).Length < 3) wrong.Add("no title");
        if (await page.Locator("html").GetAttributeAsync("lang") != "zh-CN") wrong.Add("the language is not said");
        return wrong;
    }

    /// <summary>Buttons and inputs lower than 44 px on a phone; a box or circle counts with its label.</summary>
    private const string SmallControls = """
        () => [...document.querySelectorAll('main button, main input:not([type=hidden]), main select, main textarea, main a.btn')]
          .filter(c => c.checkVisibility())
          .filter(c => (['checkbox', 'radio'].includes(c.type) ? c.labels[0] ?? c : c).getBoundingClientRect().height < 43.5)
          .map(c => c.outerHTML.slice(0, 160))
        """;
}
