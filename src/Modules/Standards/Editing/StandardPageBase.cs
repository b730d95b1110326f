using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yinling.Kernel;
using Yinling.Platform.Writing;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Editing;

/// <summary>A page about one standard: finds it, and takes changes of it.</summary>
public abstract class StandardPageBase : ComponentBase
{
    [Parameter] public string Key { get; set; } = "";
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] internal StandardShelf Shelf { get; set; } = null!;
    [Inject] internal DefineStandard Define { get; set; } = null!;

    /// <summary>Null until it is read, and when there is none.</summary>
    internal FoundStandard? Found { get; private set; }

    private protected IReadOnlyList<Problem> Problems { get; private set; } = [];
    private protected bool IsStale { get; private set; }
    private protected string Here => $"/standards/{Key}";

    /// <summary>Pages that only change are not for those who may only look.</summary>
    private protected virtual bool OnlyToChange => true;

    internal bool MayChange => Found?.Own is { State: StandardState.Draft } own && Shelf.May(StandardPermissions.Define, own);

    private int ShownVersion => int.TryParse(Posted("version"), out var version) ? version : -1;

    protected override async Task OnInitializedAsync()
    {
        Found = await Shelf.FindAsync(Key, Http.RequestAborted);
        if (Found is null || (OnlyToChange && !MayChange)) Navigation.NotFound();
        else await ReadAsync(Http.RequestAborted);
    }

    /// <summary>What else the page shows.</summary>
    private protected virtual Task ReadAsync(CancellationToken ct) => Task.CompletedTask;

    /// <returns>What was typed; null when nothing was sent.</returns>
    private protected string? Posted(string name) => Http.Request.HasFormContentType && Http.Request.Form.TryGetValue(name, out var value) ? value.ToString() : null;

    private protected Task ChangeAsync(Func<StandardDefinition, StandardDefinition> change) => DoAsync((id, ct) => Define.ChangeAsync(id, ShownVersion, change, ct));

    private protected Task IssueAsync() => DoAsync((id, ct) => Define.IssueAsync(id, ShownVersion, ct));

    private protected Task WithdrawAsync() => DoAsync((id, ct) => Define.WithdrawAsync(id, ShownVersion, ct));

    private protected Task NextEditionAsync() => DoAsync(async (Guid id, CancellationToken ct) => await Define.NextEditionAsync(id, ct));

    private Task DoAsync(Func<Guid, CancellationToken, Task<bool>> work) => DoAsync(async (Guid id, CancellationToken ct) => await work(id, ct) ? id : (Guid?)null);

    /// <param name="work">Gives the standard to go on with; null when there is none.</param>
    private async Task DoAsync(Func<Guid, CancellationToken, Task<Guid?>> work)
    {
        try
        {
            if (Found?.Own is { } own && await work(own.Id, Http.RequestAborted) is { } next) Navigation.NavigateTo($"/standards/{next}");
            else Navigation.NotFound();
        }
        catch (RuleException refused)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Problems = refused.Problems;
        }
        catch (StaleException)
        {
            Http.Response.StatusCode = StatusCodes.Status409Conflict;
            IsStale = true;
            Found = await Shelf.FindAsync(Key, Http.RequestAborted);
        }
    }
}
