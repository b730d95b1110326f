using CsCheck;
using Yinling.Kernel;
using Yinling.Statistics.Domain;
using static Yinling.Unit.Statistics.Sheets;

namespace Yinling.Unit.Statistics;

public sealed class FormSheetTests
{
    [Fact]
    public void Totals_are_sums_and_rates_are_made_anew_from_them()
    {
        var sheet = Make([Row(1, 10, 7), Row(2, 5, 1)]);
        Assert.Equal((15L, 8L), (sheet.Total.Cell("units").Value, sheet.Total.Cell("with").Value));
        Assert.True(sheet.Total.Cell("rate") is { Value: 8, Of: 15, Source: CellSource.Computed });
        Assert.Equal(3, sheet.Total.Cell("with").Definition);
        Assert.True(sheet.Total.Cell("met") is { Value: null, Source: CellSource.Blank });
    }

    /// <summary>The published edge: 13 of 20 is exactly 65 percent and does not exceed it. Source: domain.md 2.3.</summary>
    [Theory]
    [InlineData(13, 20, 65, 0)]
    [InlineData(14, 20, 65, 1)]
    [InlineData(7, 10, 70, 0)]
    [InlineData(8, 10, 70, 1)]
    public void Exceeding_a_target_is_strict(long with, long units, long target, long expected) =>
        Assert.Equal(expected, Make([Row(1, units, with)], Entry(1, "target", target)).Rows[0].Cell("above").Value);

    [Fact]
    public void What_the_unit_below_submitted_stands_for_it_and_shows_that_it_was_typed_over()
    {
        var below = Make([Row(11, 10, 7), Row(12, 4, 2)], Entry(11, "with", 9, "实地核对"), Entry(11, "met", 3), Entry(12, "met", 1));
        var above = Make([Row(1, 99, 99, below.Total), Row(2, 5, 1)]);
        Assert.True(above.Rows[0] is { IsReported: true });
        Assert.True(above.Rows[0].Cell("with") is { Value: 11, Source: CellSource.Reported, Touched: true });
        Assert.Equal(4, above.Rows[0].Cell("met").Value);
        Assert.True(above.Total.Cell("with") is { Value: 12, Touched: true });
        Assert.False(above.Total.Cell("units").Touched);
        Assert.True(above.Total.Cell("rate").Touched);
    }

    [Fact]
    public void An_override_keeps_what_the_system_had_made()
    {
        var sheet = Make([Row(1, 10, 7)], Entry(1, "with", 9, "实地核对"));
        Assert.True(sheet.Rows[0].Cell("with") is { Value: 9, Derived: 7, Reason: "实地核对", Source: CellSource.Overridden });
        Assert.Equal(9, sheet.Total.Cell("with").Value);
        Assert.Equal((7, 2), (sheet.CellCount, sheet.FilledBySystem));  // units and the rate; one typed over, four blank.
    }

    [Fact]
    public void STA_04_typed_values_have_bounds()
    {
        Assert.Equal(100, Entry(1, "target", 100).Value);
        Assert.Equal("STA-04", Refused(() => Entry(1, "target", 101)));
        Assert.Equal(0, Entry(1, "met", 0).Value);
        Assert.Equal("STA-04", Refused(() => Entry(1, "met", -1)));
    }

    [Fact]
    public void STA_05_a_figure_is_typed_over_only_with_a_reason()
    {
        Assert.Equal("STA-05", Refused(() => Entry(1, "with", 9, " ")));
        Assert.Equal("STA-05", Refused(() => Entry(1, "with", 9, new('因', 201))));
        Assert.Equal("核", Entry(1, "with", 9, " 核 ").Reason);
    }

    [Fact]
    public void STA_06_what_must_be_typed_is_not_left_blank()
    {
        Assert.Contains(Problems(Make([Row(1, 10, 7)])), p => p.Rule == "STA-06");
        Assert.DoesNotContain(Problems(Make([Row(1, 10, 7)], Entry(1, "met", 0))), p => p.Rule == "STA-06");
    }

    [Fact]
    public void STA_07_parts_are_not_more_than_the_whole_in_any_row()
    {
        Assert.DoesNotContain(Problems(Make([Row(1, 7, 7)])), p => p.Rule == "STA-07");
        Assert.Contains(Problems(Make([Row(1, 7, 8), Row(2, 50, 0)])), p => p.Rule == "STA-07");
    }

    [Theory]
    [InlineData(100, 130, false)]
    [InlineData(100, 131, true)]
    [InlineData(100, 70, false)]
    [InlineData(100, 69, true)]
    [InlineData(0, 50, false)]
    public void STA_08_a_change_by_more_than_30_percent_needs_a_note(long before, long now, bool needed)
    {
        var (old, sheet) = (Make([Row(1, before, 0)], Entry(1, "met", 0)).Total, Make([Row(1, now, 0)], Entry(1, "met", 0)));
        Assert.Equal(needed, SheetChecks.Of(Form, sheet, old, null).Any(p => p.Rule == "STA-08"));
        Assert.Empty(SheetChecks.Of(Form, sheet, old, "合并了两个村"));
    }

    /// <summary>Random two-level trees with random overrides: the top is the sum of all villages, however many townships have submitted.</summary>
    [Fact]
    public void A_parent_is_the_sum_of_its_children_through_every_level() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Bool).Array[1, 8].Array[1, 6].Sample(townships =>
        {
            List<RowFacts> rows = [];
            var (units, with, touched) = (0L, 0L, false);
            foreach (var (villages, at) in townships.Select((v, i) => (v, i)))
            {
                var entries = villages.Select((v, i) => (v, i)).Where(x => x.v.Item3).Select(x => Entry(x.i, "with", x.v.Item2 + 1, "核")).ToArray();
                var below = Make([.. villages.Select((v, i) => Row(i, v.Item1, v.Item2))], entries);
                var submitted = at % 2 == 0;
                units += villages.Sum(v => (long)v.Item1);
                with += villages.Sum(v => v.Item2 + (submitted && v.Item3 ? 1L : 0));
                touched |= submitted && entries.Length > 0;
                rows.Add(Row(at, villages.Sum(v => (long)v.Item1), villages.Sum(v => (long)v.Item2), submitted ? below.Total : null));
            }
            var top = Make(rows).Total;
            return top.Cell("units").Value == units && top.Cell("with").Value == with && top.Cell("rate") is { } rate && rate.Value == with && rate.Of == units && top.Cell("with").Touched == touched;
        });

    [Fact]
    public void A_frozen_copy_opens_to_what_was_frozen_and_notices_one_changed_byte()
    {
        var submission = Submission();
        submission.Take(Guid.CreateVersion7(), FormAct.Fill, Guid.CreateVersion7(), "甲", null, new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc));
        var sheet = Make([Row(1, 10, 7)], Entry(1, "with", 9, "核"));
        var subjects = new Dictionary<string, IReadOnlyList<FrozenSubject>> { ["with"] = [new(Guid.CreateVersion7(), "甲村老年协会", "341022104201")] };
        var copy = FrozenCopy.Of(Guid.CreateVersion7(), submission, new("T-01", 1, "341022104", "东临溪镇", new(2026, 11, 1), sheet, subjects), new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc));
        Assert.True(copy.IsWhole);
        Assert.Equal(1, copy.Number);
        Assert.Equal(sheet.Rows[0].Cells, copy.Open().Sheet.Rows[0].Cells);
        Assert.Equal("甲村老年协会", copy.Open().Subjects["with"][0].Name);
        copy.Content[^1] ^= 1;
        Assert.False(copy.IsWhole);
    }

    [Fact]
    public void A_definition_that_names_no_column_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => FormDefinition.Read("""
            {"number":"X","version":1,"title":"x","issuer":"x","unit":"x","lowestLevel":"Township","columns":[{"key":"r","heading":"r","kind":"Rate","numerator":"a","denominator":"b"}],"checks":[]}
            """));

    private static IReadOnlyList<Problem> Problems(FormSheet sheet) => SheetChecks.Of(Form, sheet, null, null);

    private static string Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Problems).Rule;
}
