using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Associations.Lists;

/// <summary>The list of associations: what was asked for, a page of it, and how many there are.</summary>
internal sealed class ListAssociations(AssociationDesk desk, IDivisionDirectory divisions)
{
    public const int PageSize = 50;

    internal enum Order { Division, Name, Members, ActiveMonths }

    /// <param name="Text">Part of the name, or the beginning of its pinyin initials; null for all.</param>
    /// <param name="Division">A subtree; null for all the person may see.</param>
    /// <param name="HasFunding">This and the following: null for either.</param>
    /// <param name="TermEndsSoon">Only those in which somebody's term ends within the days heads are reminded ahead.</param>
    /// <param name="Closed">Closed associations instead of open ones; these have no flags.</param>
    /// <param name="Page">1 is the first.</param>
    internal sealed record Question(
        string? Text = null, DivisionCode? Division = null, Setting? Setting = null,
        bool? HasFunding = null, bool? HasVenue = null, bool? RegularlyActive = null, bool? PresidentFromCommittee = null,
        bool? Registered = null, bool? Filed = null, bool? RegistrationExpired = null, bool? TermOverdue = null, bool TermEndsSoon = false,
        bool Closed = false, Order Order = Order.Division, bool Descending = false, int Page = 1);

    /// <summary>One line. The flags of a closed association are false, its numbers 0.</summary>
    internal sealed record Row(
        int County, Guid Id, string Name, long Division, DivisionLevel Level, Setting Setting, DateOnly? FoundedOn, DateOnly? ClosedOn,
        bool HasFunding, bool HasVenue, bool RegularlyActive, int ActiveMonths12, bool PresidentFromCommittee,
        bool Registered, bool Filed, bool RegistrationExpired, bool TermOverdue, long Members, long Women)
    {
        public AssociationRef Ref => new(County, Id);
        public DivisionCode Unit => new(Division, Level);
    }

    /// <param name="Units">Names of the rows' units by code.</param>
    /// <param name="Total">Of all pages.</param>
    internal sealed record Sheet(IReadOnlyList<Row> Rows, IReadOnlyDictionary<DivisionCode, DivisionUnit> Units, int Total, int Page);

    public async Task<Sheet> RunAsync(Question question, CancellationToken ct)
    {
        var (rows, total) = await PageAsync(question, ct);
        return new(rows, await divisions.FindAsync([.. rows.Select(r => r.Unit).Distinct()], ct), total, Math.Max(1, question.Page));
    }

    /// <summary>The two queries alone, without the units' names.</summary>
    internal async Task<(IReadOnlyList<Row> Rows, int Total)> PageAsync(Question question, CancellationToken ct)
    {
        var total = await CountAsync(question, ct);
        return (await Rows(Chosen(question), question).Skip((Math.Max(1, question.Page) - 1) * PageSize).Take(PageSize).ToListAsync(ct), total);
    }

    /// <summary>All lines, streamed: for export.</summary>
    public IAsyncEnumerable<Row> AllAsync(Question question) => Rows(Chosen(question), question).AsAsyncEnumerable();

    private sealed class Pair
    {
        public required Association Association { get; init; }

        /// <summary>Null when closed.</summary>
        public AssociationProfile? Profile { get; init; }
    }

    /// <summary>Profiles alone when no name is asked for: every open association has exactly one, and no join is needed to count them.</summary>
    private Task<int> CountAsync(Question question, CancellationToken ct) => question.Closed || Text(question) is not null
        ? Chosen(question).CountAsync(ct)
        : Flagged(desk.Db.AssociationProfiles(desk.For(AssociationPermissions.Read)), question).CountAsync(ct);

    private IQueryable<Pair> Chosen(Question question)
    {
        var grant = desk.For(AssociationPermissions.Read);
        var associations = desk.Db.Associations(grant).AsNoTracking().Where(a => (a.ClosedOn != null) == question.Closed);
        if (question.Division is { } division)
            associations = associations.InDivision(division.Range, a => a.Division).Where(a => a.Level >= division.Level);
        if (question.Setting is { } setting) associations = associations.Where(a => a.Setting == setting);
        if (Text(question) is { } text)
        {
            var initials = text.ToLowerInvariant();
            associations = text.All(char.IsAsciiLetterOrDigit)
                ? associations.Where(a => a.Initials.StartsWith(initials))
                : associations.Where(a => a.CurrentName.Contains(text));
        }
        return question.Closed
            ? associations.Select(a => new Pair { Association = a })
            : associations.Join(
                Flagged(desk.Db.Set<AssociationProfile>(), question with { Division = null, Setting = null }),
                a => new { a.County, a.Id }, p => new { p.County, p.Id }, (a, p) => new Pair { Association = a, Profile = p });
    }

    private static string? Text(Question question) => question.Text?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Associations in which somebody's term ends soon; whoever has stayed on beyond it is counted as overdue instead.</summary>
    public static IQueryable<Officer> EndingSoon(IQueryable<Officer> officers, DateOnly today)
    {
        var by = today.AddDays(HeadsChores.TermAhead);
        return officers.Where(o => o.EndedOn == null && o.Post != OfficerPost.Supervisor && o.TermTo >= today && o.TermTo <= by);
    }

    private IQueryable<AssociationProfile> Flagged(IQueryable<AssociationProfile> profiles, Question question)
    {
        if (question.Division is { } division) profiles = profiles.InDivision(division.Range, p => p.Division).Where(p => p.Level >= division.Level);
        if (question.Setting is { } setting) profiles = profiles.Where(p => p.Setting == setting);
        if (question.HasFunding is { } funding) profiles = profiles.Where(p => p.HasFunding == funding);
        if (question.HasVenue is { } venue) profiles = profiles.Where(p => p.HasVenue == venue);
        if (question.RegularlyActive is { } active) profiles = profiles.Where(p => p.RegularlyActive == active);
        if (question.PresidentFromCommittee is { } president) profiles = profiles.Where(p => p.PresidentFromCommittee == president);
        if (question.Registered is { } registered) profiles = profiles.Where(p => p.Registered == registered);
        if (question.Filed is { } filed) profiles = profiles.Where(p => p.Filed == filed);
        if (question.RegistrationExpired is { } expired) profiles = profiles.Where(p => p.RegistrationExpired == expired);
        if (question.TermOverdue is { } overdue) profiles = profiles.Where(p => p.TermOverdue == overdue);
        if (question.TermEndsSoon)
        {
            // All officers there are: they only narrow profiles that a grant has already chosen.
            var ending = EndingSoon(desk.Db.Set<Officer>(), desk.Today);
            profiles = profiles.Where(p => ending.Any(o => o.County == p.County && o.Association == p.Id));
        }
        return profiles;
    }

    /// <summary>In the order asked for; ties by division, initials and id, so that pages never overlap.</summary>
    private static IQueryable<Row> Rows(IQueryable<Pair> pairs, Question question)
    {
        var ordered = (question.Order, question.Descending) switch
        {
            (Order.Division, false) => pairs.OrderBy(p => p.Association.Division),
            (Order.Division, true) => pairs.OrderByDescending(p => p.Association.Division),
            (Order.Name, false) => pairs.OrderBy(p => p.Association.Initials).ThenBy(p => p.Association.Division),
            (Order.Name, true) => pairs.OrderByDescending(p => p.Association.Initials).ThenBy(p => p.Association.Division),
            (Order.Members, false) => pairs.OrderBy(p => p.Profile!.Members).ThenBy(p => p.Association.Division),
            (Order.Members, true) => pairs.OrderByDescending(p => p.Profile!.Members).ThenBy(p => p.Association.Division),
            (Order.ActiveMonths, false) => pairs.OrderBy(p => p.Profile!.ActiveMonths12).ThenBy(p => p.Association.Division),
            _ => pairs.OrderByDescending(p => p.Profile!.ActiveMonths12).ThenBy(p => p.Association.Division),
        };
        return ordered.ThenBy(p => p.Association.Initials).ThenBy(p => p.Association.Id).Select(p => new Row(
            p.Association.County, p.Association.Id, p.Association.CurrentName, p.Association.Division, p.Association.Level, p.Association.Setting,
            p.Association.FoundedOn, p.Association.ClosedOn,
            p.Profile != null && p.Profile.HasFunding, p.Profile != null && p.Profile.HasVenue, p.Profile != null && p.Profile.RegularlyActive,
            p.Profile == null ? 0 : p.Profile.ActiveMonths12, p.Profile != null && p.Profile.PresidentFromCommittee,
            p.Profile != null && p.Profile.Registered, p.Profile != null && p.Profile.Filed, p.Profile != null && p.Profile.RegistrationExpired,
            p.Profile != null && p.Profile.TermOverdue, p.Profile == null ? 0 : p.Profile.Members, p.Profile == null ? 0 : p.Profile.Women));
    }
}
