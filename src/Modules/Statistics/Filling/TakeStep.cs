using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Writing;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Filling;

/// <summary>Takes a form one step further: fill, check, sign, submit, send back, return, accept, amend. Filling freezes it.</summary>
internal sealed class TakeStep(FormDesk desk, OpenForm open, IFigureSubjects subjects, Writer writer)
{
    /// <param name="Version">The version that was shown; -1 when the form had not been begun.</param>
    internal sealed record Input(FormAct Act, string? Reason, int Version);

    /// <returns>False when there is no such form or the step is not the person's to take.</returns>
    /// <exception cref="RuleException">STA-01 to STA-03; when filling also STA-06 to STA-08.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<bool> RunAsync(Guid assignmentId, DivisionCode division, Input input, CancellationToken ct)
    {
        if (!desk.May(input.Act, division)) return false;
        return await writer.RunAsync(new Act($"statistics.{input.Act.ToString().ToLowerInvariant()}", $"{assignmentId}/{division}", division, input.Reason), async () =>
        {
            // Opened inside the transaction: the cells and the subjects behind them are frozen from the same records.
            if (await open.RunAsync(assignmentId, division, ct) is not { } form) return false;
            var submission = form.Submission;
            FormDesk.Expect(submission, input.Version);
            if (submission is null) desk.Db.Add(submission = new(Guid.CreateVersion7(), form.Assignment!, division));
            RuleException.ThrowIfAny(submission.CheckStep(input.Act, desk.Account, Tidy(input.Reason)));
            if (input.Act == FormAct.Fill) RuleException.ThrowIfAny(form.Problems(submission.Note));
            desk.Db.Add(submission.Take(Guid.CreateVersion7(), input.Act, desk.Account, desk.Name, input.Reason, desk.Now));
            if (input.Act == FormAct.Fill) desk.Db.Add(await FreezeAsync(form, submission, ct));
            return true;
        }, ct);
    }

    /// <summary>Accepts everything submitted one level below, in one act.</summary>
    /// <returns>How many; null when there is no such form or accepting is not the person's.</returns>
    public async Task<int?> AcceptAllAsync(Guid assignmentId, DivisionCode division, CancellationToken ct)
    {
        if (await desk.FindAsync(assignmentId, division, ct) is null || division.ChildLevel is not { } level) return null;
        if (!desk.May(FormAct.Accept, new(division.Value, level))) return null;
        return await writer.RunAsync(new Act("statistics.accept_all", $"{assignmentId}/{division}", division), async () =>
        {
            var ready = (await desk.BelowAsync(assignmentId, division, tracked: true, ct)).Where(s => s.State == SubmissionState.Submitted).ToList();
            foreach (var one in ready) desk.Db.Add(one.Take(Guid.CreateVersion7(), FormAct.Accept, desk.Account, desk.Name, null, desk.Now));
            return ready.Count;
        }, ct);
    }

    private async Task<FrozenCopy> FreezeAsync(OpenedForm form, Submission submission, CancellationToken ct)
    {
        Dictionary<string, IReadOnlyList<FrozenSubject>> counted = [];
        foreach (var column in form.Form.Figures)
        {
            var list = await subjects.CountedAsync(submission.DivisionCode, column.Indicator!, column.Setting, form.Day, ct);
            if (list is not null) counted[column.Key] = [.. list.Select(s => new FrozenSubject(s.Id, s.Name, s.Division.ToString()))];
        }
        var frozen = new FrozenForm(form.Form.Key, form.Form.Version, submission.DivisionCode.ToString(), form.Unit.Name, form.Day, form.Sheet, counted, FrozenForm.CurrentLayout);
        return FrozenCopy.Of(Guid.CreateVersion7(), submission, frozen, desk.Now);
    }

    private static string? Tidy(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
}
