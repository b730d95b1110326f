using CsCheck;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Kernel;

namespace Yinling.Unit.Indicators;

public sealed class FigurePropertyTests(ClubHouse house) : IClassFixture<ClubHouse>
{
    private static readonly string[] Counts = ["units", "clubs", "funded", "active", "sound"];
    private static readonly (string Code, string Among)[] Nearly = [("clubs", "units"), ("funded", "clubs"), ("active", "clubs"), ("sound", "clubs")];

    /// <summary>Few codes, so that units, their own level and colliding codes all occur.</summary>
    private static readonly Gen<string> Village =
        Gen.Select(Gen.Int[1, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3], (p, c, co, t, v) => $"{p + 10}{c:D2}{co:D2}{t:D3}{v:D3}");

    private static readonly Gen<ClubProfile> Club = Gen.Select(
        Village, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[7, 10], Gen.Long[0, 300],
        (village, urban, open, funded, overdue, months, members) => new ClubProfile
        {
            County = int.Parse(village[..6], null),
            Id = Guid.CreateVersion7(),
            Division = long.Parse(village, null),
            Setting = urban ? Setting.Urban : Setting.Rural,
            IsOpen = open,
            HasFunding = funded,
            TermOverdue = overdue,
            ActiveMonths = months,
            Members = members,
        });

    private static readonly Gen<(string[] Villages, ClubProfile[] Clubs)> World = Gen.Select(Village.Array[1, 12], Club.Array[0, 40]);

    [Fact]
    public async Task Every_figure_is_what_a_plain_count_gives_and_opens_to_exactly_its_records() =>
        await World.SampleAsync(CheckAsync, iter: 25, threads: 1);

    private async Task CheckAsync((string[] Villages, ClubProfile[] Clubs) world)
    {
        house.Tree.Clear();
        house.Tree.Add([.. world.Villages.SelectMany(v => new[] { v[..2], v[..4], v[..6], v[..9], v }).Distinct()]);
        await house.StoreAsync(world.Clubs);
        var yesterday = TimeProvider.System.BeijingToday.AddDays(-1);

        foreach (var division in house.Tree.Units.Select(u => u.Code).Append(DivisionCode.Nation).Where((_, at) => at % 3 == 0))
        {
            var question = new FiguresQuestion(division, [], ByChild: true);
            var live = (await house.FiguresAsync(question))!;
            var past = (await house.FiguresAsync(question with { AsOf = yesterday }))!;
            var inside = world.Clubs.Where(c => division.Range.Contains(c.Division)).ToList();
            foreach (var setting in new Setting?[] { null, Setting.Rural, Setting.Urban })
            {
                var these = inside.Where(c => setting is null || c.Setting == setting).ToList();
                Assert.Equal(Plain(these), Values(live.Total, setting));
                Assert.Equal(Plain(these), Values(past.Total, setting));
                foreach (var row in live.Rows.Where(r => r.Kind == FigureRowKind.Child))
                    Assert.Equal(Plain([.. these.Where(c => row.Unit.Code.Range.Contains(c.Division))]), Values(row, setting));

                // A village has no rows below it; everyone else is the sum of its rows.
                if (live.Rows.Count > 1) Assert.Equal(Values(live.Total, setting), Sum(live.Rows.Skip(1).Select(r => Values(r, setting))));
            }
        }
        await CheckRecordsAsync(world.Clubs, null);
        await CheckRecordsAsync(world.Clubs, yesterday);
    }

    private async Task CheckRecordsAsync(ClubProfile[] clubs, DateOnly? asOf)
    {
        foreach (var (code, among) in Nearly)
        {
            var sheet = (await house.FiguresAsync(new(DivisionCode.Nation, [code, among], AsOf: asOf)))!;
            var (counted, near) = (await RecordsAsync(code, RecordSide.Counted, asOf), await RecordsAsync(code, RecordSide.Near, asOf));
            Assert.Equal(sheet.Total.Get(code).Numerator, counted.Count);
            Assert.Equal(sheet.Total.Get(among).Numerator, counted.Count + near.Count);
            Assert.All(near.Lines, line => Assert.NotEmpty(line.Lacking));
            Assert.Equal(counted.Count, counted.Lines.DistinctBy(l => l.Subject.Id).Count());
        }
        var members = await RecordsAsync("members", RecordSide.Counted, asOf);
        Assert.Equal(clubs.Where(c => c.IsOpen).Sum(c => c.Members), members.Lines.Sum(l => l.Value));
    }

    private async Task<RecordsAnswer> RecordsAsync(string code, RecordSide side, DateOnly? asOf) => (await house.AskAsync((ListRecords list) =>
        list.RunAsync(new(DivisionCode.Nation, code, side, AsOf: asOf, PageSize: 1_000), TestContext.Current.CancellationToken)))!;

    private static long[] Values(FigureRow row, Setting? setting) => [.. Counts.Select(code => row.Get(code, setting).Numerator), row.Get("members", setting).Numerator];

    private static long[] Plain(List<ClubProfile> clubs) =>
    [
        clubs.Count,
        clubs.Count(c => c.IsOpen),
        clubs.Count(c => c.IsOpen && c.HasFunding),
        clubs.Count(c => c.IsOpen && c.ActiveMonths >= 9),
        clubs.Count(c => c.IsOpen && !c.TermOverdue && c.HasFunding),
        clubs.Where(c => c.IsOpen).Sum(c => c.Members),
    ];

    private static long[] Sum(IEnumerable<long[]> rows) => rows.Aggregate(new long[Counts.Length + 1], (sum, row) => [.. sum.Zip(row, (a, b) => a + b)]);
}
