using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Components;
using Yinling.Platform.Navigation;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Reporting;

/// <summary>Forms that are due, and forms of the units below that wait to be accepted.</summary>
internal sealed class FormMatters(ListForms list, FormDesk desk, CurrentScope scope) : IMatterSource
{
    public async Task<IReadOnlyList<Matter>> ListAsync(CancellationToken ct)
    {
        if (!scope.Value.May(StatisticsPermissions.Read)) return [];
        List<Matter> matters = [];
        foreach (var line in await list.RunAsync(ct))
        {
            if (line.Waiting > 0 && desk.May(FormAct.Accept, new(line.Place.Code.Value, line.Place.Code.ChildLevel ?? DivisionLevel.Village)))
                matters.Add(new($"{Figures.Count(line.Waiting)} 个单位的{line.Form.Title}等您接收", line.Href, line.Assignment.Period, IconName.Document));
            var next = Next(line.Own, line.Place.Code.Level);
            if (next is { } act && line.Assignment.IsDue(desk.Today) && desk.May(act, line.Place.Code))
                matters.Add(new($"{line.Form.Title}等您{act.InChinese}", line.Href, $"{line.Assignment.Period}，{line.Assignment.Deadline.InChinese}截止", IconName.Document, line.Assignment.IsLate(desk.Today) ? Tone.Bad : Tone.Info));
        }
        return [.. matters.Take(4)];
    }

    public Task<string?> OwnHomeAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>What comes next in the unit itself; null when it is with the office above.</summary>
    private static FormAct? Next(SubmissionState? state, DivisionLevel level) => state switch
    {
        null or SubmissionState.Draft or SubmissionState.Returned => FormAct.Fill,
        SubmissionState.Filled => level == DivisionLevel.Village ? FormAct.Submit : FormAct.Check,
        SubmissionState.Checked => FormAct.Sign,
        SubmissionState.Signed => FormAct.Submit,
        _ => null,
    };
}
