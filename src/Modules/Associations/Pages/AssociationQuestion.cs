using Microsoft.AspNetCore.Http;
using Yinling.Associations.Lists;
using Yinling.Kernel;

namespace Yinling.Associations.Pages;

/// <summary>The list's filter as it stands in the address; the export reads the same.</summary>
internal static class AssociationQuestion
{
    /// <summary>50 million rows: more than there will ever be, and no overflow of the offset.</summary>
    private const int LastPage = 1_000_000;

    public static ListAssociations.Question Of(IQueryCollection query)
    {
        var lack = query["lack"].ToString();
        return new(
            Text: query["q"].ToString() is { Length: > 0 } text ? text : null,
            Division: DivisionCode.TryParse(query["division"], out var division) ? division : null,
            Setting: query["setting"].ToString() switch { "rural" => Setting.Rural, "urban" => Setting.Urban, _ => null },
            HasFunding: lack == "funding" ? false : null,
            HasVenue: lack == "venue" ? false : null,
            RegularlyActive: lack == "active" ? false : null,
            RegistrationExpired: lack == "registration" ? true : null,
            TermOverdue: lack == "term" ? true : null,
            TermEndsSoon: lack == "term-soon",
            Closed: query["state"] == "closed",
            Order: Enum.TryParse<ListAssociations.Order>(query["sort"], out var order) && Enum.IsDefined(order) ? order : ListAssociations.Order.Division,
            Descending: query["desc"] == "1",
            Page: int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, LastPage) : 1);
    }
}
