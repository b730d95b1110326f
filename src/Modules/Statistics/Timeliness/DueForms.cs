using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Timeliness;

/// <summary>Forms that were due, for the indicators.</summary>
internal sealed class DueForms(AppDb db, Forms forms, IDivisionDirectory divisions) : IProfileSource<DueForm>
{
    /// <summary>More keys than this in one query help nobody.</summary>
    private const int Batch = 500;

    /// <remarks>Who had to submit stays as written down; what had become of it by the day is made anew from the acts.</remarks>
    public async IAsyncEnumerable<DueForm> AsOfAsync(CodeRange range, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, last, midnight) = (range.First, range.Last, day.AddDays(1).BeijingMidnight);
        var rows = await db.Set<DueForm>().AsNoTracking().Where(d => d.Division >= first && d.Division <= last && d.Deadline < day).ToListAsync(ct);
        if (rows.Count == 0) yield break;
        var acts = (await (from d in db.Set<DueForm>()
                           join t in db.Set<SubmissionStep>() on new { d.County, Submission = d.Submission!.Value } equals new { t.County, t.Submission }
                           where d.Division >= first && d.Division <= last && d.Deadline < day && t.At < midnight
                               && (t.Act == FormAct.Submit || t.Act == FormAct.Return || t.Act == FormAct.Accept)
                           orderby t.At, t.Id
                           select new { t.Submission, t.Act }).ToListAsync(ct)).ToLookup(t => t.Submission, t => t.Act);
        foreach (var row in rows) yield return row.AsOf(day, row.Submission is { } submission ? acts[submission] : []);
    }

    public async Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<DueForm> profiles, CancellationToken ct)
    {
        Dictionary<Guid, FormAssignment> assignments = [];
        foreach (var ids in profiles.Select(p => p.Assignment).Distinct().Chunk(Batch))
        {
            foreach (var one in await db.Set<FormAssignment>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(ct)) assignments[one.Id] = one;
        }
        var known = await forms.FindAsync(assignments.Values.Select(a => a.Form), ct);
        var units = await divisions.FindAsync([.. profiles.Select(p => p.DivisionCode).Distinct()], ct);
        return [.. profiles.Select(p =>
        {
            var assignment = assignments[p.Assignment];
            var form = known.GetValueOrDefault(assignment.Form);
            var unit = units.GetValueOrDefault(p.DivisionCode)?.Name ?? p.DivisionCode.ToString();
            return new Subject(
                p.Id, $"{unit}：{form?.Number ?? assignment.Form}", p.DivisionCode, $"/forms/{p.Assignment}/{p.DivisionCode}", $"{form?.Title}，{assignment.Period}；{Note(p)}");
        })];
    }

    private static string Note(DueForm due)
    {
        var submitted = due.SubmittedOn is not { } day ? "没有上报" : $"{day.InChinese}上报，{(due.Timely ? "按时" : "逾期")}";
        return $"{due.Deadline.InChinese}截止，{submitted}{(due is { SubmittedOn: not null, Complete: false } ? "，已退回" : "")}";
    }
}
