using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Editing;

/// <summary>休宁县's own standard, made from the default and issued, and the next edition under way.</summary>
internal sealed class DemoStandards : IDemoData
{
    private static readonly DivisionCode County = DivisionCode.Parse("341022");

    /// <summary>After the associations.</summary>
    public int Order => 50;

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        await using var session = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        session.ServiceProvider.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "休宁县负责人", [new(Guid.CreateVersion7(), Role.Head, County)]);
        var define = session.ServiceProvider.GetRequiredService<DefineStandard>();
        var model = session.ServiceProvider.GetRequiredService<ShippedStandards>().All[0].Definition;
        var own = model with { Name = "休宁县老年协会规范化建设标准(试行)", Basis = "演示用，由系统自带的模板改成，没有文号。", Notice = "试行" };
        var first = (await define.BeginAsync(County, own, ct))!.Value;
        await define.IssueAsync(first, 0, ct);
        var next = (await define.NextEditionAsync(first, ct))!.Value;
        // 经常活动 is made stricter: what was scored by the first edition has to be scored anew.
        var active = model.Items.First(i => i.Number == "6.1");
        var stricter = active with { Criteria = "11 个月以上 6 分；8 到 10 个月 4 分；6 到 7 个月 2 分。", Levels = [Level("11 个月以上", 6, 11, null), Level("8 到 10 个月", 4, 8, 11), Level("6 到 7 个月", 2, 6, 8)] };
        await define.ChangeAsync(next, 0, s => s.With("6", stricter), ct);

        ScoringLevel Level(string text, long points, long from, long? to) =>
            new(text, Hundredths.Whole(points), [new(active.Levels[0].Conditions[0].Indicator, Hundredths.Whole(from), to is { } end ? Hundredths.Whole(end) : null)]);
    }
}
