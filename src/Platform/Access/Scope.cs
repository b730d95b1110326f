using Yinling.Kernel;

namespace Yinling.Platform.Access;

/// <summary>A post held now: role × division; a post of an association's head is bound to that association.</summary>
/// <param name="Subject">The one record the post is for; null when it covers the division's subtree.</param>
public sealed record PostHeld(Guid Post, Role Role, DivisionCode Division, Guid? Subject = null);

/// <summary>
/// Whose eyes a request has: division subtree × role, from the posts held now. The only way to a query; lists, counts, pickers,
/// search, exports, documents and jobs all ask it for a <see cref="Grant"/>.
/// </summary>
public sealed class Scope
{
    private readonly bool all;

    private Scope(Guid? account, string name, IReadOnlyList<PostHeld> posts, bool all) =>
        (Account, Name, Posts, this.all) = (account, name, posts, all);

    public Scope(Guid account, string name, IReadOnlyList<PostHeld> posts) : this(account, name, posts, false) { }

    /// <summary>Nobody: sees nothing.</summary>
    public static readonly Scope Nobody = new(null, "", [], false);

    /// <summary>The installation itself, for verbs run on the server by its operator and for jobs. Named in the audit.</summary>
    public static Scope OfSystem(string name) => new(null, name, [], true);

    /// <summary>Null for nobody and for the installation itself.</summary>
    public Guid? Account { get; }

    /// <summary>Who acts, as the audit names them.</summary>
    public string Name { get; }

    public IReadOnlyList<PostHeld> Posts { get; }

    public bool IsSystem => all;

    /// <summary>The highest post's division: where the home page and roll-up start. Null without posts.</summary>
    public DivisionCode? Home => all ? DivisionCode.Nation : Posts.Count == 0 ? null : Posts.MinBy(p => (p.Division.Level, p.Division.Value))!.Division;

    /// <summary>Whether the permission is held anywhere.</summary>
    public bool May(Permission permission) => all || Posts.Any(p => permission.HeldBy(p.Role));

    /// <summary>Whether the permission is held over the whole subtree of a division. Posts bound to one record never cover a division.</summary>
    public bool May(Permission permission, DivisionCode division) =>
        all || Posts.Any(p => p.Subject is null && permission.HeldBy(p.Role) && p.Division.Contains(division));

    /// <summary>What the permission reaches.</summary>
    public Grant For(Permission permission)
    {
        if (all) return Grant.Everything;
        var held = Posts.Where(p => permission.HeldBy(p.Role)).ToList();
        return new(
            CodeRange.Merge(held.Where(p => p.Subject is null).Select(p => p.Division.Range)),
            [.. held.Where(p => p.Subject is not null).Select(p => p.Subject!.Value).Distinct()]);
    }
}

/// <summary>The divisions and single records a permission reaches. Only <see cref="Scope"/> makes one.</summary>
public sealed class Grant
{
    internal static readonly Grant Everything = new([DivisionCode.Nation.Range], []);

    internal Grant(IReadOnlyList<CodeRange> ranges, IReadOnlyList<Guid> subjects) => (Ranges, Subjects) = (ranges, subjects);

    /// <summary>Disjoint ranges of padded codes, ascending.</summary>
    public IReadOnlyList<CodeRange> Ranges { get; }

    public IReadOnlyList<Guid> Subjects { get; }

    public bool IsEmpty => Ranges.Count == 0 && Subjects.Count == 0;

    /// <summary>Whether a record of that division (padded code), and that subject if it has one, may be touched.</summary>
    public bool Allows(long division, Guid? subject = null) =>
        Ranges.Any(r => r.Contains(division)) || (subject is { } id && Subjects.Contains(id));

    /// <summary>Whether the whole subtree is reached.</summary>
    public bool Covers(DivisionCode division) => Ranges.Any(r => r.Covers(division.Range));

    /// <summary>The same grant narrowed to a subtree; single records stay.</summary>
    public Grant Below(DivisionCode division) => new(
        [.. from range in Ranges
            let first = Math.Max(range.First, division.Range.First)
            let last = Math.Min(range.Last, division.Range.Last)
            where first <= last
            select new CodeRange(first, last)],
        Subjects);
}
