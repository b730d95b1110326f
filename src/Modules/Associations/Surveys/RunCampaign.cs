using Yinling.Associations.Contracts;
using Yinling.Associations.Domain.Surveys;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Surveys;

/// <summary>Starts and ends baseline surveys.</summary>
internal sealed class RunCampaign(AppDb db, Writer writer, SurveyDesk desk, TimeProvider clock)
{
    internal sealed record Input(DivisionCode Division, string Title, DateOnly SnapshotOn, DateOnly Deadline, SurveyAnswerer Answerer);

    /// <returns>The new survey's id; null when the division is not the user's to survey.</returns>
    /// <exception cref="RuleException">SUR-20, SUR-21; SUR-44 a snapshot in the future.</exception>
    public async Task<Guid?> StartAsync(Input input, CancellationToken ct)
    {
        if (!desk.May(SurveyPermissions.Manage, input.Division)) return null;
        RuleException.ThrowIfAny(Problem.If(input.SnapshotOn > clock.BeijingToday, "SUR-44", "调查时点不能在今天以后。", "snapshotOn"));
        var campaign = new SurveyCampaign(Guid.CreateVersion7(), input.Division, input.Title, input.SnapshotOn, input.Deadline, input.Answerer);
        return await writer.RunAsync(new Act("surveys.start", campaign.Id.ToString(), input.Division), () =>
        {
            db.Add(campaign);
            return Task.FromResult(campaign.Id);
        }, ct);
    }

    /// <returns>False when it is not the user's to end.</returns>
    /// <exception cref="RuleException">SUR-22 already ended.</exception>
    public async Task<bool> EndAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } campaign || !desk.May(SurveyPermissions.Manage, campaign.DivisionCode)) return false;
        await writer.RunAsync(new Act("surveys.end", id.ToString(), campaign.DivisionCode), () =>
        {
            campaign.Close(clock.BeijingToday);
            return Task.CompletedTask;
        }, ct);
        return true;
    }
}
