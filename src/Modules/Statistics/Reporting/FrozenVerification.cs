using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Reporting;

/// <summary>Frozen copies are as they were written, their totals are the sums of their rows, and every form past filling has its copy.</summary>
internal sealed class FrozenVerification : IVerification
{
    private const int Batch = 200;

    public string Name => "frozen";

    public async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        // All copies of the installation: a check of the whole has no scope.
        var (db, forms) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Forms>());
        List<string> findings = [];
        Dictionary<string, FormDefinition?> known = [];
        for (var at = 0; ; at += Batch)
        {
            var copies = await db.Set<FrozenCopy>().AsNoTracking().OrderBy(c => c.County).ThenBy(c => c.Id).Skip(at).Take(Batch).ToListAsync(ct);
            foreach (var copy in copies) findings.AddRange(await CheckAsync(copy));
            if (copies.Count < Batch) break;
        }
        var bare = await db.Set<Submission>().AsNoTracking()
            .Where(s => s.Copy > 0 && !db.Set<FrozenCopy>().Any(c => c.County == s.County && c.Submission == s.Id && c.Number == s.Copy)).Select(s => s.Id).ToListAsync(ct);
        findings.AddRange(bare.Select(id => $"The form {id} has lost its frozen copy."));
        return findings;

        async Task<IReadOnlyList<string>> CheckAsync(FrozenCopy copy)
        {
            if (!copy.IsWhole) return [$"The frozen copy {copy.Number} of the form {copy.Submission} is not what was written."];
            var frozen = copy.Open();
            if (!known.TryGetValue(frozen.Form, out var form)) known[frozen.Form] = form = await forms.FindAsync(frozen.Form, ct);
            return form is null || form.Version != frozen.FormVersion ? [] : [.. Sums(copy, frozen, form)];  // A later definition may have other columns.
        }
    }

    private static IEnumerable<string> Sums(FrozenCopy copy, FrozenForm frozen, FormDefinition form)
    {
        foreach (var column in form.Columns.Where(c => c.IsSummed))
        {
            var sum = frozen.Sheet.Rows.Sum(r => r.Cell(column.Key).Value ?? 0);
            if ((frozen.Sheet.Total.Cell(column.Key).Value ?? 0) != sum)
                yield return $"The frozen copy {copy.Number} of the form {copy.Submission} totals {frozen.Sheet.Total.Cell(column.Key).Value} in {column.Key}, its rows make {sum}.";
        }
    }
}
