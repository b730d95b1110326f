using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Standards.Assessing;

/// <summary>What the pages of assessments share: the posted fields, and how refusals are shown.</summary>
public abstract class AssessmentPageBase : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    private protected IReadOnlyList<Problem> Problems { get; set; } = [];

    protected CancellationToken Ct => Http.RequestAborted;

    private protected string? Posted(string name) => Http.Request.HasFormContentType && Http.Request.Form.TryGetValue(name, out var value) ? value.ToString() : null;

    private protected IReadOnlyList<string> PostedAll(string name) => Http.Request.HasFormContentType ? [.. Http.Request.Form[name].OfType<string>()] : [];

    private protected int ShownVersion => int.TryParse(Posted("version"), out var version) ? version : -2;

    /// <exception cref="RuleException">STD-68: no day.</exception>
    private protected DateOnly PostedDay(string name, string label) =>
        DateOnly.TryParseExact(Posted(name), "yyyy-MM-dd", out var day) ? day : throw new RuleException("STD-68", $"请选{label}的日期。", name);

    /// <summary>Does what was asked and goes on; what the rules refuse is shown on the page, what is not theirs is a 404.</summary>
    /// <param name="work">Gives the address to go on with; null when there is none.</param>
    private protected async Task DoAsync(Func<Task<string?>> work)
    {
        try
        {
            if (await work() is { } next) Navigation.NavigateTo(next);
            else Navigation.NotFound();
        }
        catch (RuleException refused)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Problems = refused.Problems;
        }
        catch (StaleException stale)
        {
            Http.Response.StatusCode = StatusCodes.Status409Conflict;
            Problems = [new("", stale.Message)];
        }
    }
}
