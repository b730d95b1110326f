using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Timeliness;

/// <summary>What is kept of forms that were due is what their submissions say.</summary>
internal sealed class DueVerification : IVerification
{
    private const int Batch = 1_000;

    public string Name => "due";

    public async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        // All of the installation: a check of the whole has no scope.
        var db = services.GetRequiredService<AppDb>();
        List<string> findings = [];
        for (var at = 0; ; at += Batch)
        {
            var rows = await (from d in db.Set<DueForm>()
                              join s in db.Set<Submission>() on new { d.County, Id = d.Submission!.Value } equals new { s.County, s.Id }
                              orderby d.County, d.Id
                              select new { d.Id, d.Deadline, d.SubmittedOn, d.Timely, d.Complete, s.FirstSubmittedAt, s.ReportedCopy }).AsNoTracking().Skip(at).Take(Batch).ToListAsync(ct);
            findings.AddRange(from row in rows
                              let day = row.FirstSubmittedAt?.BeijingDay
                              where day != row.SubmittedOn || day <= row.Deadline != row.Timely || row.ReportedCopy is not null != row.Complete
                              select $"The form due {row.Id} is not what its submission says.");
            if (rows.Count < Batch) break;
        }
        var loose = await db.Set<DueForm>().AsNoTracking()
            .Where(d => d.Submission == null && db.Set<Submission>().Any(s => s.County == d.County && s.Assignment == d.Assignment && s.Division == d.Division && s.Level == d.Level
                && !db.Set<DueForm>().Any(o => o.County == s.County && o.Submission == s.Id)))
            .Select(d => d.Id).ToListAsync(ct);
        findings.AddRange(loose.Select(id => $"The form due {id} does not know its submission."));
        return findings;
    }
}
