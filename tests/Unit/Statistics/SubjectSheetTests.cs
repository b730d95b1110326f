using System.IO.Compression;
using System.Text;
using Yinling.Kernel;
using Yinling.Statistics.Domain;

namespace Yinling.Unit.Statistics;

/// <summary>A form with one row per subject, its sums above, and what it must agree with.</summary>
public sealed class SubjectSheetTests
{
    private static readonly FormDefinition Form = FormDefinition.Read("""
        {
          "number": "T-02", "version": 1, "title": "试表二", "issuer": "甲", "approval": null, "validUntil": null, "unit": "个", "lowestLevel": "Township", "perSubject": true,
          "columns": [
            { "key": "place", "heading": "村", "kind": "Text", "given": true },
            { "key": "filed", "heading": "已备案", "kind": "YesNo", "given": true },
            { "key": "members", "heading": "会员数", "kind": "Integer", "given": true },
            { "key": "months", "heading": "月数", "kind": "Integer", "given": true, "unsummed": true, "least": 1, "most": 12 },
            { "key": "met", "heading": "达标", "kind": "YesNo", "optional": true },
            { "key": "old", "heading": "老年人口(万)", "kind": "Integer", "rounded": true, "optional": true },
            { "key": "men", "heading": "男(万)", "kind": "Integer", "rounded": true, "optional": true },
            { "key": "rest", "heading": "女(万)", "kind": "Integer", "rounded": true, "optional": true }
          ],
          "checks": [ { "parts": ["men", "rest"], "whole": "old", "text": "男女之和等于合计", "exact": true } ],
          "ties": [ { "mine": "members", "form": "T-01", "theirs": "with" } ]
        }
        """);

    private static readonly Guid One = Guid.Parse("11111111-1111-7111-8111-111111111111");
    private static readonly Guid Two = Guid.Parse("22222222-2222-7222-8222-222222222222");
    private const long Village = 341022104201;

    [Fact]
    public void Two_subjects_of_one_village_are_two_rows_each_with_what_was_typed_for_it()
    {
        var sheet = Make(Row(One, true, 30), Row(Two, false, 12), Entry(new(Village, Two), "met", 1));
        Assert.Null(sheet.Rows[0].Cell("met").Value);
        Assert.Equal(1, sheet.Rows[1].Cell("met").Value);
    }

    [Fact]
    public void Yes_and_no_add_up_to_how_many_say_yes_of_those_that_answered()
    {
        var sheet = Make(Row(One, true, 30), Row(Two, false, 12), Entry(new(Village, Two), "met", 0));
        Assert.True(sheet.Total.Cell("filed") is { Value: 1, Of: 2 });
        Assert.True(sheet.Total.Cell("met") is { Value: 0, Of: 1 });
        Assert.True(sheet.Total.Cell("months").IsBlank && sheet.Total.Cell("place").IsBlank);
        Assert.Equal(42, sheet.Total.Cell("members").Value);

        // Above, the unit's row carries the count and the next total goes on counting.
        var above = FormSheet.Make(Form, "合计", 341022000000, DivisionLevel.County,
            [new(341022104000, DivisionLevel.Township, "镇", false, new Dictionary<string, long>(), sheet.Total)], [], new Dictionary<string, int>());
        Assert.True(above.Rows[0].Cell("filed") is { Value: 1, Of: 2, Source: CellSource.Reported });
        Assert.True(above.Total.Cell("filed") is { Value: 1, Of: 2 });
    }

    [Fact]
    public void STA_05_what_records_give_is_typed_over_only_with_a_reason_and_stays_beneath()
    {
        Assert.Equal("STA-05", Assert.Single(Assert.Throws<RuleException>(() => Entry(new(Village, One), "members", 31)).Problems).Rule);
        var cell = Make(Row(One, true, 30), Row(Two, false, 12), Entry(new(Village, One), "members", 31, "名单在纸上")).Rows[0].Cell("members");
        Assert.True(cell is { Value: 31, Derived: 30, Source: CellSource.Overridden, Touched: true });
        var place = Make(Row(One, true, 30), Row(Two, false, 12), Entry(new(Village, One), "place", null, "改了名", "新村")).Rows[0].Cell("place");
        Assert.True(place is { Text: "新村", Was: "芳口村", Source: CellSource.Overridden });
    }

    [Theory]
    [InlineData(42, null, false)]
    [InlineData(41, null, true)]
    [InlineData(43, null, true)]
    [InlineData(41, "另一张表漏了一人", false)]
    public void STA_30_a_total_of_another_form_is_the_same_or_a_note_says_why(long theirs, string? note, bool refused)
    {
        var sheet = Make(Row(One, true, 30), Row(Two, false, 12));
        var problems = SheetChecks.Of(Form, sheet, null, note, [new("会员数", sheet.Total.Cell("members").Value, "T-01", "试表", theirs)]);
        Assert.Equal(refused, problems.Any(p => p.Rule == "STA-30"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    public void STA_31_a_column_has_bounds_in_every_row(long months, bool refused) =>
        Assert.Equal(refused, Problems(Make(Row(One, true, 30, months), Row(Two, false, 12))).Contains("STA-31"));

    /// <summary>Three figures stated in 万 may be off by half of one each: by one, not by two.</summary>
    [Theory]
    [InlineData(10, 6, 4, false)]
    [InlineData(10, 6, 5, false)]
    [InlineData(10, 6, 3, false)]
    [InlineData(10, 6, 6, true)]
    [InlineData(10, 6, 2, true)]
    public void STA_32_parts_make_the_whole_and_only_rounded_figures_have_tolerance(long old, long men, long women, bool refused)
    {
        var key = new RowKey(Village, One);
        Assert.Equal(refused, Problems(Make(Row(One, true, 30), Row(Two, false, 12), Entry(key, "old", old), Entry(key, "men", men), Entry(key, "rest", women))).Contains("STA-32"));
    }

    [Theory]
    [InlineData(100, 0, true)]
    [InlineData(101, 0, false)]
    [InlineData(99, 0, false)]
    [InlineData(101, 1, false)]
    [InlineData(101, 2, true)]
    [InlineData(102, 3, false)]
    [InlineData(102, 4, true)]
    public void Tolerance_is_half_a_unit_for_each_rounded_figure_and_none_for_others(long parts, int rounded, bool agrees) => Assert.Equal(agrees, SheetChecks.Agrees(parts, 100, rounded));

    [Fact]
    public void What_is_typed_of_a_subject_is_missed_and_taken_in_its_own_row_only()
    {
        var own = Make(Row(One, true, 30), Row(Two, false, 12));
        var unit = new SheetRow(341022104000, DivisionLevel.Township, "镇", false, false, own.Total.Cells);
        Assert.True(Form.TakesAt(own.Rows[0], Form.Column("met")));
        Assert.False(Form.TakesAt(unit, Form.Column("met")));
        Assert.True(Form.TakesAt(unit, Form.Column("members")));
        Assert.False(Form.TakesAt(unit, Form.Column("place")));
    }

    [Theory]
    [InlineData("341022104201", true)]
    [InlineData("341022104201-11111111111171118111111111111111", true)]
    [InlineData("341022104201-1", false)]
    [InlineData("村", false)]
    [InlineData("", false)]
    [InlineData("1-2-3", false)]
    public void A_rows_key_reads_back_as_it_was_written(string text, bool reads)
    {
        Assert.Equal(reads, RowKey.TryParse(text, out var key));
        if (reads) Assert.Equal(text, key.ToString());
    }

    /// <summary>A copy as the first edition wrote it: no layout, no subjects.</summary>
    [Fact]
    public void Copies_written_before_rows_had_subjects_still_open()
    {
        const string Old = """{"form":"T-01","formVersion":1,"division":"341022104","name":"东临溪镇","day":"2026-11-01","sheet":{"rows":[{"code":341022104201,"level":5,"name":"芳口村","isOwn":false,"isReported":false,"cells":[{"column":"units","value":1,"source":1,"definition":1,"touched":false}]}],"total":{"code":341022104000,"level":4,"name":"合计","isOwn":false,"isReported":false,"cells":[{"column":"units","value":1,"source":3,"definition":1,"touched":false}]}},"subjects":{"units":[{"id":"11111111-1111-7111-8111-111111111111","name":"芳口村","division":"341022104201"}]}}""";
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(Encoding.UTF8.GetBytes(Old));
        var copy = new FrozenCopy { Content = packed.ToArray(), Hash = System.Security.Cryptography.SHA256.HashData(packed.ToArray()) };
        Assert.True(copy.IsWhole);
        var form = copy.Open();
        Assert.Equal((1, 1L, (Guid?)null), (form.Layout, form.Sheet.Rows[0].Cell("units").Value, form.Sheet.Rows[0].Subject));
    }

    [Fact]
    public void A_copy_keeps_whose_row_it_is()
    {
        var sheet = Make(Row(One, true, 30), Row(Two, false, 12));
        var copy = FrozenCopy.Of(Guid.CreateVersion7(), Sheets.Submission(), new("T-02", 1, "341022104", "东临溪镇", new(2026, 11, 1), sheet, new Dictionary<string, IReadOnlyList<FrozenSubject>>(), FrozenForm.CurrentLayout), new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal((FrozenForm.CurrentLayout, One, Two), (copy.Open().Layout, copy.Open().Sheet.Rows[0].Subject, copy.Open().Sheet.Rows[1].Subject));
    }

    private static IEnumerable<string> Problems(FormSheet sheet) => SheetChecks.Of(Form, sheet, null, null).Select(p => p.Rule);

    private static RowFacts Row(Guid subject, bool filed, long members, long months = 3) => new(
        Village, DivisionLevel.Village, "协会", false, new Dictionary<string, long>(), null, subject, new Dictionary<string, FormCell>
        {
            ["place"] = new("place", null, CellSource.Live, Text: "芳口村"),
            ["filed"] = new("filed", filed ? 1 : 0, CellSource.Live),
            ["members"] = new("members", members, CellSource.Live),
            ["months"] = new("months", months, CellSource.Live),
        });

    private static FormEntry Entry(RowKey row, string column, long? value, string? reason = null, string? text = null) =>
        new(Guid.CreateVersion7(), Sheets.Submission(), row, Form.Column(column), value, text, reason);

    private static FormSheet Make(RowFacts one, RowFacts two, params FormEntry[] entries) =>
        FormSheet.Make(Form, "合计", 341022104000, DivisionLevel.Township, [one, two], entries, new Dictionary<string, int>());
}
