using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yinling.Kernel;
using Yinling.Platform.Writing;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Designing;

/// <summary>A page about one form that is designed: finds it, and takes changes of it.</summary>
public abstract class DesignPageBase : ComponentBase
{
    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] internal DesignForm Design { get; set; } = null!;

    /// <summary>Null until it is read, and when there is none.</summary>
    internal DefinedForm? Found { get; private set; }

    private protected IReadOnlyList<Problem> Problems { get; private set; } = [];
    private protected bool IsStale { get; private set; }
    private protected string Here => $"/forms/designs/{Id}";

    /// <summary>Pages that only change are not for those who may only look.</summary>
    private protected virtual bool OnlyToChange => true;

    internal bool MayChange => Found is { State: DesignState.Draft } form && Design.May(StatisticsPermissions.Define, form);

    private int ShownVersion => Http.Request.HasFormContentType && int.TryParse(Http.Request.Form["version"], out var version) ? version : -1;

    protected override async Task OnInitializedAsync()
    {
        Found = await Design.FindAsync(Id, Http.RequestAborted);
        if (Found is null || (OnlyToChange && !MayChange)) Navigation.NotFound();
        else await ReadAsync(Http.RequestAborted);
    }

    /// <summary>What else the page shows.</summary>
    private protected virtual Task ReadAsync(CancellationToken ct) => Task.CompletedTask;

    private protected Task ChangeAsync(Func<FormDefinition, FormDefinition> change) => DoAsync(ct => Design.ChangeAsync(Id, ShownVersion, change, ct));

    private protected Task IssueAsync() => DoAsync(ct => Design.IssueAsync(Id, ShownVersion, ct));

    private protected Task WithdrawAsync() => DoAsync(ct => Design.WithdrawAsync(Id, ShownVersion, ct));

    private protected Task RenameAsync(Func<FormHead> head) => DoAsync(ct => Design.RenameAsync(Id, ShownVersion, head(), ct));

    private Task DoAsync(Func<CancellationToken, Task<bool>> work) => DoAsync(async ct => await work(ct) ? Id : (Guid?)null);

    /// <param name="work">Gives the form to go on with; null when there is none.</param>
    private protected async Task DoAsync(Func<CancellationToken, Task<Guid?>> work)
    {
        try
        {
            if (await work(Http.RequestAborted) is { } next) Navigation.NavigateTo($"/forms/designs/{next}");
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
            Found = await Design.FindAsync(Id, Http.RequestAborted);
        }
    }
}
