using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Pages;

/// <summary>What the pages of one association share: its key in the address, the posted fields, and how refusals are shown.</summary>
public abstract class AssociationPageBase : ComponentBase
{
    /// <summary>First six digits of its division.</summary>
    [Parameter] public int County { get; set; }

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] private ReceiveFile Receive { get; set; } = null!;

    /// <summary>Shown above the form and at its fields.</summary>
    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Somebody else changed the record in between: the page shows what it is now beside what was typed.</summary>
    protected bool IsStale { get; private set; }

    protected AssociationRef Which => new(County, Id);

    /// <summary>Address of the association's own page.</summary>
    protected string Home => AddressOf(County, Id);

    protected CancellationToken Ct => Http.RequestAborted;

    internal static string AddressOf(int county, Guid id) => $"/associations/{county}/{id}";

    /// <summary>A posted field, trimmed; null when blank or when nothing was posted.</summary>
    protected string? Posted(string name) =>
        Http.Request.HasFormContentType && Http.Request.Form[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The posted value once a form was posted, the stored one before.</summary>
    protected string? Shown(string name, string? stored) => Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(name) ? Http.Request.Form[name].ToString() : stored;

    /// <exception cref="RuleException">ASC-30: there is a text that is no day.</exception>
    protected DateOnly? PostedDay(string name, string label) => TypedText.Day(Posted(name), name, label);

    /// <exception cref="RuleException">ASC-31: blank, or no day.</exception>
    protected DateOnly RequiredDay(string name, string label) => PostedDay(name, label) ?? throw Missing(name, label);

    /// <exception cref="RuleException">ASC-32: there is a text that is no whole number.</exception>
    protected int? PostedNumber(string name, string label) => TypedText.Number(Posted(name), name, label);

    /// <exception cref="RuleException">ASC-36: no amount of yuan.</exception>
    protected Money PostedMoney(string name) => TypedText.Money(Posted(name), name);

    protected static RuleException NoKind() => new("ASC-35", "请选择是收入还是支出。", "Kind");

    protected static RuleException Missing(string name, string label) => TypedText.Missing(name, label);

    /// <exception cref="RuleException">ASC-33: nothing was chosen.</exception>
    protected T PostedChoice<T>(string name, string label) where T : struct, Enum => TypedText.Choice<T>(Posted(name), name, label);

    /// <summary>Photos sent along, taken in; none when nothing was chosen. More than a few are not even looked at.</summary>
    /// <param name="papers">Whether a PDF is taken as well.</param>
    /// <param name="check">What is said of too many; null for the rule of photos.</param>
    /// <exception cref="RuleException">ASC-37 or the check's; PLT-12, PLT-13, PLT-14.</exception>
    private protected async Task<IReadOnlyList<KeptFile>> PostedFilesAsync(string name, bool papers, Func<int, IEnumerable<Problem>>? check = null)
    {
        var sent = Http.Request.Form.Files.GetFiles(name).Where(f => f.Length > 0).ToList();
        RuleException.ThrowIfAny((check ?? Attachment.CheckPhotos)(sent.Count));
        List<KeptFile> kept = [];
        foreach (var file in sent) kept.Add(await Receive.RunAsync(file, name, papers, Ct));
        return kept;
    }

    /// <summary>The version the form was shown with.</summary>
    protected int PostedVersion() => PostedNumber("version", "版本") ?? -1;

    /// <summary>Does what was asked and goes on; what the rules refuse is shown on the page, what is not there or not theirs is a 404.</summary>
    /// <param name="thenTo">Null when the act itself leads on.</param>
    protected async Task DoAsync(Func<Task<bool>> act, string? thenTo)
    {
        try
        {
            if (!await act()) Navigation.NotFound();
            else if (thenTo is not null) Navigation.NavigateTo(thenTo);
        }
        catch (RuleException refused)
        {
            Refuse(refused);
        }
        catch (StaleException stale)
        {
            Http.Response.StatusCode = StatusCodes.Status409Conflict;
            IsStale = true;
            Problems = [new("", stale.Message)];
        }
    }

    /// <summary>Shows on the page what the rules refuse.</summary>
    protected void Refuse(RuleException refused)
    {
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Problems = refused.Problems;
    }
}
