using Microsoft.AspNetCore.Components;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Pages;

/// <summary>A page with one form that adds or ends a record of an association the person may change.</summary>
public abstract class RecordFormPageBase : AssociationPageBase
{
    [Inject] private protected AssociationDesk Desk { get; set; } = null!;

    private protected Association? Owner { get; private set; }

    protected string Today => Desk.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    protected override async Task OnInitializedAsync()
    {
        Owner = await Desk.FindAsync(Which, AssociationPermissions.Edit, Ct);
        if (Owner is null) Navigation.NotFound();
        else Desk.Db.ChangeTracker.Clear();
    }

    /// <summary>Options of a choice from an enumeration's Chinese names.</summary>
    private protected static Platform.Components.Choice[] Options<T>(Func<T, string> name, params T[] without) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Except(without).Select(v => new Platform.Components.Choice(v.ToString(), name(v)))];
}
