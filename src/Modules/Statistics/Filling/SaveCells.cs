using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Platform.Writing;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Storage;
using SheetRow = Yinling.Statistics.Domain.SheetRow;

namespace Yinling.Statistics.Filling;

/// <summary>Keeps what was typed into a form.</summary>
internal sealed class SaveCells(FormDesk desk, OpenForm open, Writer writer)
{
    /// <param name="Text">As typed; blank takes the entry away.</param>
    /// <param name="Reason">For a figure of the system that is typed over.</param>
    internal sealed record Cell(RowKey Row, string Column, string? Text, string? Reason = null);

    /// <param name="Note">Why figures differ from the period before; null leaves it as it is.</param>
    /// <param name="Version">The version that was shown; -1 when the form had not been begun.</param>
    internal sealed record Input(IReadOnlyList<Cell> Cells, string? Note, int Version);

    /// <returns>False when it is not the person's to fill in.</returns>
    /// <exception cref="RuleException">STA-01, STA-04, STA-05, STA-12; STA-15 a cell the form does not have.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<bool> RunAsync(Guid assignmentId, DivisionCode division, Input input, CancellationToken ct)
    {
        if (!desk.May(FormAct.Save, division) || await open.RunAsync(assignmentId, division, ct) is not { } form) return false;
        await writer.RunAsync(new Act("statistics.save", $"{assignmentId}/{division}", division), async () =>
        {
            var submission = form.Submission;
            FormDesk.Expect(submission, input.Version);
            if (submission is null) desk.Db.Add(submission = new(Guid.CreateVersion7(), form.Assignment!, division));
            submission.Take(Guid.CreateVersion7(), FormAct.Save, desk.Account, desk.Name, null, desk.Now);
            if (input.Note is not null) submission.Remark(input.Note);
            var kept = await desk.Db.EntriesOf(submission).ToDictionaryAsync(e => (e.Key, e.Column), ct);
            foreach (var cell in input.Cells) Put(form, submission, kept, cell);
        }, ct);
        return true;
    }

    private void Put(OpenedForm form, Submission submission, Dictionary<(RowKey, string), FormEntry> kept, Cell cell)
    {
        if (form.Form.Columns.FirstOrDefault(c => c.Key == cell.Column) is not { } column || column.Kind is ColumnKind.Rate or ColumnKind.Exceeds
            || form.Live.Rows.FirstOrDefault(r => r.Key == cell.Row) is not { } row || !form.Form.TakesAt(row, column))
        {
            throw new RuleException("STA-15", "这个格子不在表里，或者由系统算出，不能填。请刷新页面再填。");
        }

        var entry = kept.GetValueOrDefault((cell.Row, cell.Column));
        if (string.IsNullOrWhiteSpace(cell.Text))
        {
            if (entry is not null) desk.Db.Remove(entry);
            return;
        }
        var (value, text) = Read(column, row, cell.Text.Trim());
        if (entry is null) desk.Db.Add(new FormEntry(Guid.CreateVersion7(), submission, cell.Row, column, value, text, cell.Reason));
        else entry.Change(column, value, text, cell.Reason);
    }

    private static (long? Value, string? Text) Read(FormColumn column, SheetRow row, string text) => column.Kind switch
    {
        // In a row of a unit of subjects it is how many say yes.
        ColumnKind.YesNo when row.Cell(column.Key).Of is not null && CellText.TryReadInteger(text, out var count) => (count, null),
        ColumnKind.Text => (null, text),
        ColumnKind.YesNo when text is "是" or "1" => (1, null),
        ColumnKind.YesNo when text is "否" or "0" => (0, null),
        _ when column.IsMoney => Money.TryParse(text, out var money) ? (money.Fen, null) : throw Unreadable(column, text),
        ColumnKind.Integer or ColumnKind.Figure or ColumnKind.Percent when CellText.TryReadInteger(text.TrimEnd('%', '％'), out var number) => (number, null),
        _ => throw Unreadable(column, text),
    };

    private static RuleException Unreadable(FormColumn column, string text) =>
        new("STA-16", $"“{column.Heading}”里的“{text}”看不懂。请填整数，金额填元，是否填“是”或“否”。", column.Key);
}
