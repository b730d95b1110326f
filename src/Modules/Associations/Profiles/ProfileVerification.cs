using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Associations.Profiles;

/// <summary>Makes every profile, month and unit count anew from the facts and compares it with what is stored.</summary>
internal sealed class ProfileVerification : IVerification
{
    /// <summary>Findings told one by one; the rest as a number.</summary>
    private const int MostFindings = 50;

    public string Name => "profiles";

    public async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var (db, reader) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<FactsReader>());
        var today = services.GetRequiredService<TimeProvider>().BeijingToday;
        var rules = new ActivityRules(await db.Set<ActivityRule>().AsNoTracking().ToListAsync(ct));
        List<string> findings = [];
        var (profiles, months) = (0L, 0L);
        await foreach (var batch in reader.StreamAsync(DivisionCode.Nation.Range, ct))
        {
            var (first, last) = (batch.Min(f => f.Association.County), batch.Max(f => f.Association.County));
            var both = batch.Select(f => (Facts: f, Profile: ProfileRules.Profile(f, today, rules))).Where(p => p.Profile is not null).ToList();
            var madeProfiles = both.ConvertAll(p => p.Profile!);
            var madeConditions = both.ConvertAll(p => ConditionRules.Condition(p.Facts, p.Profile!, today));
            var madeMonths = batch.SelectMany(f => AssociationMonth.Of(f, today)).ToList();
            var storedProfiles = await db.Set<AssociationProfile>().AsNoTracking().Where(p => p.County >= first && p.County <= last).ToListAsync(ct);
            var storedConditions = await db.Set<AssociationCondition>().AsNoTracking().Where(p => p.County >= first && p.County <= last).ToListAsync(ct);
            var storedMonths = await db.Set<AssociationMonth>().AsNoTracking().Where(m => m.County >= first && m.County <= last).ToListAsync(ct);
            findings.AddRange(Differences(madeProfiles, storedProfiles, p => $"profile {p.County}/{p.Id}"));
            findings.AddRange(Differences(madeConditions, storedConditions, p => $"condition {p.County}/{p.Id}"));
            findings.AddRange(Differences(madeMonths, storedMonths, m => $"month {m.County}/{m.Id}/{m.Month}"));
            (profiles, months) = (profiles + storedProfiles.Count, months + storedMonths.Count);
        }
        if (await db.Set<AssociationProfile>().LongCountAsync(ct) != profiles) findings.Add("There are profiles of associations that do not exist.");
        if (await db.Set<AssociationCondition>().LongCountAsync(ct) != profiles) findings.Add("There are conditions of associations that do not exist, or some have none.");
        if (await db.Set<AssociationMonth>().LongCountAsync(ct) != months) findings.Add("There are months of associations that do not exist.");
        findings.AddRange(await WrongUnitsAsync(db, ct));
        return findings.Count <= MostFindings ? findings : [.. findings.Take(MostFindings), $"… and {findings.Count - MostFindings} more."];
    }

    private static IEnumerable<string> Differences<T>(List<T> made, List<T> stored, Func<T, string> key) where T : class
    {
        var properties = typeof(T).GetProperties();
        var kept = stored.ToDictionary(key);
        foreach (var row in made)
        {
            if (!kept.Remove(key(row), out var other)) yield return $"The {key(row)} is missing.";
            else if (properties.FirstOrDefault(p => !Equals(p.GetValue(row), p.GetValue(other))) is { } wrong)
                yield return $"The {key(row)} has {wrong.Name} {wrong.GetValue(other)}, the facts say {wrong.GetValue(row)}.";
        }
        foreach (var extra in kept.Keys) yield return $"The {extra} is stored but the facts make none.";
    }

    private static async Task<List<string>> WrongUnitsAsync(AppDb db, CancellationToken ct)
    {
        var open = db.Set<Association>().Where(a => a.Level == DivisionLevel.Village && a.ClosedOn == null);
        var wrong = await db.Set<UnitProfile>()
            .Select(u => new { u.Division, u.Associations, u.HasAssociation, Count = open.Count(a => a.County == u.County && a.Division == u.Division) })
            .Where(u => u.Associations != u.Count || u.HasAssociation != (u.Count > 0)).Take(MostFindings).ToListAsync(ct);
        return wrong.ConvertAll(u => $"The village {u.Division} counts {u.Associations} associations, there are {u.Count}.");
    }
}
