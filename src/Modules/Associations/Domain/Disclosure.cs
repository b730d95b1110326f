using System.Text.Json;
using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>What an association lays open to its members. Source: S-001 (临政〔2023〕68号) B12 (会务公开).</summary>
internal enum DisclosureKind
{
    Affairs = 1,
    Finance = 2,
}

/// <summary>A quarter of a year.</summary>
internal readonly record struct Quarter(int Year, int Number)
{
    public DateOnly FirstDay => new(Year, (Number * 3) - 2, 1);
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);
    public string InChinese => $"{Year}年第{"一二三四"[Number - 1]}季度";

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    public Quarter Before => Number == 1 ? new(Year - 1, 4) : new(Year, Number - 1);

    /// <summary>2026-3.</summary>
    public override string ToString() => $"{Year}-{Number}";

    public static bool TryParse(string? text, out Quarter quarter)
    {
        quarter = default;
        if (text?.Split('-') is not [{ Length: 4 } year, { Length: 1 } number] || !int.TryParse(year, out var y) || !int.TryParse(number, out var n) || y < 1990 || n is < 1 or > 4) return false;
        quarter = new(y, n);
        return true;
    }
}

/// <summary>One line of a sheet.</summary>
/// <param name="Person">A name at the end of the line; masked wherever strangers read it.</param>
/// <param name="Fen">Null where there is no money.</param>
internal sealed record DisclosureLine(string Text, string? Person = null, long? Fen = null);

internal sealed record DisclosureSection(string Heading, IReadOnlyList<DisclosureLine> Lines);

/// <summary>A sheet that was posted (公开单): what it said then stays, whatever is recorded later.</summary>
internal sealed class Disclosure : AssociationFact
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private Disclosure() { }  // EF Core

    /// <exception cref="RuleException">ASC-54; ASC-04, ASC-05, ASC-07, ASC-18.</exception>
    public Disclosure(Guid id, Association association, DisclosureKind kind, Quarter quarter, IReadOnlyList<DisclosureSection> sections, DateOnly postedOn, string place, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(quarter.FirstDay > today, "ASC-54", $"{quarter.InChinese}还没有到，不能先公开。", "Quarter"),
            .. Checks.Happened(postedOn, today, "公开日期", nameof(PostedOn)),
            .. Checks.Order(quarter.FirstDay, postedOn, "公开日期", nameof(PostedOn)),
            .. Checks.Text(place, 60, "贴在哪里", nameof(Place)),
        ]);
        (Kind, Year, Number, PostedOn, Place, Content) = (kind, quarter.Year, quarter.Number, postedOn, place.Trim(), JsonSerializer.Serialize(sections, Options));
    }

    public DisclosureKind Kind { get; private set; }
    public int Year { get; private set; }

    /// <summary>Of the quarter, 1 to 4.</summary>
    public int Number { get; private set; }

    public DateOnly PostedOn { get; private set; }

    /// <summary>Where it hangs: 村部公开栏.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The sections as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Last part of the public address; null when strangers may not read it.</summary>
    public string? Token { get; private set; }

    public Quarter Quarter => new(Year, Number);

    public IReadOnlyList<DisclosureSection> Sections => JsonSerializer.Deserialize<List<DisclosureSection>>(Content, Options)!;

    /// <summary>For strangers: of every name the first character alone, wherever it stands, in the line's own place or in what somebody wrote.</summary>
    /// <param name="names">Names on the association's books; the sheet's own donors are added.</param>
    public IReadOnlyList<DisclosureSection> Masked(IEnumerable<string> names)
    {
        List<string> longest = [.. names.Concat(Sections.SelectMany(s => s.Lines).Select(l => l.Person).OfType<string>()).Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length)];
        string Hide(string text) => longest.Aggregate(text, (all, name) => all.Replace(name, name[..1] + new string('*', name.Length - 1), StringComparison.Ordinal));
        return [.. Sections.Select(s => s with { Lines = [.. s.Lines.Select(l => l with { Text = Hide(l.Text), Person = l.Person is { } person ? Hide(person) : null })] })];
    }

    /// <summary>A quarter is laid open once.</summary>
    public static Problem Posted => new("ASC-55", "这个季度的这张公开单已经公开过了。", "Quarter");

    /// <param name="token">Random, not to be guessed.</param>
    public void Share(string token) => Token ??= token;

    /// <summary>The address stops working for good: sharing again gives another.</summary>
    public void StopSharing() => Token = null;
}

/// <summary>The names people see.</summary>
internal static class DisclosureNames
{
    extension(DisclosureKind kind)
    {
        public string InChinese => kind == DisclosureKind.Affairs ? "会务公开" : "财务公开";
    }
}
