using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Pages;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Associations.Lists;

/// <summary>Associations for machines, by the use cases of the pages; the list reads the same filter from the address as the page does.</summary>
internal static class AssociationRoutes
{
    /// <param name="Total">Of all pages; a page holds 50.</param>
    internal sealed record ListSheet(int Total, int Page, IReadOnlyList<ListItem> Associations);

    /// <param name="ActiveMonths">Of the last 12, this one included.</param>
    internal sealed record ListItem(
        string County, Guid Id, string Name, string Division, string? DivisionName, string Setting, DateOnly? FoundedOn, DateOnly? ClosedOn,
        bool HasFunding, bool HasVenue, bool RegularlyActive, int ActiveMonths, bool PresidentFromCommittee, bool Registered, bool Filed,
        bool RegistrationExpired, bool TermOverdue, long Members, long Women);

    /// <param name="Version">To be given back with a change.</param>
    internal sealed record RecordSheet(
        string County, Guid Id, string Name, string Division, IReadOnlyList<string> Path, DateOnly? FoundedOn, DateOnly? ClosedOn, string? PartyBranch,
        string? CommitteeRelation, int Version, IReadOnlyList<NameItem> Names, IReadOnlyList<RegistrationItem> Registrations,
        IReadOnlyList<OfficerItem> Officers, IReadOnlyList<PlaceItem> Places, IReadOnlyList<MonthItem> Months);

    internal sealed record NameItem(string Name, DateOnly? From, DateOnly? To);

    internal sealed record RegistrationItem(string Track, string Number, string Authority, DateOnly From, DateOnly? ExpiresOn);

    internal sealed record OfficerItem(string Post, string Name, string ConcurrentPost, DateOnly TermFrom, DateOnly? TermTo, DateOnly? EndedOn);

    internal sealed record PlaceItem(string Purpose, string Nature, string? Name, int? SquareMetres, DateOnly From, DateOnly? To);

    /// <param name="Month">2026-11.</param>
    /// <param name="IncomeFen">Reversals taken off.</param>
    internal sealed record MonthItem(string Month, long IncomeFen, long Activities);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/associations", async Task<Ok<ListSheet>> (HttpContext http, ListAssociations list, CancellationToken ct) =>
        {
            var sheet = await list.RunAsync(AssociationQuestion.Of(http.Request.Query), ct);
            return TypedResults.Ok(new ListSheet(sheet.Total, sheet.Page, [.. sheet.Rows.Select(r => Item(r, sheet.Units.GetValueOrDefault(r.Unit)))]));
        }).Needs(AssociationPermissions.Read).WithName("associations");

        routes.MapGet("/api/associations/{county:int}/{id:guid}", async Task<Results<Ok<RecordSheet>, NotFound>> (
            int county, Guid id, GetAssociation get, CancellationToken ct) =>
            await get.RunAsync(new(county, id), ct) is { } sheet ? TypedResults.Ok(Record(sheet)) : TypedResults.NotFound())
            .Needs(AssociationPermissions.Read).WithName("association");
    }

    private static ListItem Item(ListAssociations.Row row, DivisionUnit? unit) => new(
        CountyText(row.County), row.Id, row.Name, row.Unit.ToString(), unit?.Name, SettingText(row.Setting), row.FoundedOn, row.ClosedOn,
        row.HasFunding, row.HasVenue, row.RegularlyActive, row.ActiveMonths12, row.PresidentFromCommittee, row.Registered, row.Filed,
        row.RegistrationExpired, row.TermOverdue, row.Members, row.Women);

    private static RecordSheet Record(GetAssociation.Sheet sheet)
    {
        var a = sheet.Association;
        return new(
            CountyText(a.County), a.Id, a.CurrentName, a.Unit.ToString(), [.. sheet.Path.Select(u => u.Name)], a.FoundedOn, a.ClosedOn, a.PartyBranch,
            a.CommitteeRelation, a.Version, [.. sheet.Names.Select(n => new NameItem(n.Name, n.From, n.To))],
            [.. sheet.Registrations.Select(r => new RegistrationItem(r.Track.InChinese, r.Number, r.Authority, r.From, r.ExpiresOn))],
            [.. sheet.Officers.Select(o => new OfficerItem(o.Post.InChinese, o.PersonName, o.ConcurrentPost.InChinese, o.TermFrom, o.TermTo, o.EndedOn))],
            [.. sheet.Places.Select(p => new PlaceItem(p.Purpose.InChinese, p.Nature.InChinese, p.Name, p.SquareMetres, p.From, p.To))],
            [.. sheet.Months.Select(m => new MonthItem(new Month(m.Month).ToString(), m.Income, m.Activities))]);
    }

    private static string CountyText(int county) => county.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    private static string SettingText(Setting setting) => setting == Setting.Rural ? "rural" : "urban";
}
