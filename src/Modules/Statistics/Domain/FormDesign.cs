using System.Globalization;
using Yinling.Kernel;

namespace Yinling.Statistics.Domain;

/// <summary>Changes to a form while it is designed. Every one gives a definition that reads: nothing is ever half defined.</summary>
internal static class FormDesign
{
    private const int MostColumns = 40;

    /// <exception cref="RuleException">STA-28 a heading that cannot be, too many columns; STA-29 parts that are no fitting columns.</exception>
    public static FormDefinition With(this FormDefinition form, FormColumn column)
    {
        var heading = column.Heading.Trim();
        RuleException.ThrowIfAny(
        [
            .. Wrong(heading.Length is 0 or > 30, "请填栏目名称，不超过 30 个字。", "heading"),
            .. Wrong(form.Columns.Any(c => c.Heading == heading), $"表里已经有“{heading}”这一栏。请换一个名称，如注明城乡。", "heading"),
            .. Wrong(form.Columns.Count >= MostColumns, $"一张表最多 {MostColumns} 栏。", "heading"),
            .. Wrong(column.Note?.Length > 200, "口径说明不超过 200 个字。", "note"),
            .. Problem.If(!PartsFit(form, column), "STA-29", column.Kind == ColumnKind.Exceeds
                ? "比较要选一个比率栏和一个百分数栏，两栏都要在表里。"
                : "比率要选两个数目栏：分子和分母，不能是同一栏。", "numerator"),
        ]);
        var next = form.Columns.Select(c => int.TryParse(c.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max() + 1;
        return form with { Columns = [.. form.Columns, column with { Key = $"c{next}", Heading = heading }] };
    }

    /// <summary>Adds a cell people have to type.</summary>
    /// <param name="held">What is held already under a like name.</param>
    /// <param name="why">Why it is asked for all the same; printed with the note, for all to read.</param>
    /// <exception cref="RuleException">STA-64 held and no reason; STA-65 no note; STA-28.</exception>
    public static FormDefinition WithTyped(this FormDefinition form, FormColumn column, IReadOnlyList<HeldFact> held, string? why)
    {
        var (note, reason) = (column.Note?.Trim() ?? "", why?.Trim() ?? "");
        RuleException.ThrowIfAny(
        [
            // Source: domain.md P01 (重复填表).
            .. Problem.If(held.Count > 0 && reason.Length == 0, "STA-64", $"系统里或别的表里已经有“{string.Join("”“", held.Select(h => h.Name).Take(3))}”。请用已有的数；确实不一样，请写明为什么要另填。", "why"),
            .. Problem.If(note.Length == 0, "STA-65", "请写明口径：哪些算，哪些不算。", "note"),
        ]);
        return form.With(column with { Note = reason.Length > 0 ? $"{note}(另填的原因：{reason})" : note });
    }

    /// <exception cref="RuleException">STA-60: another column or a check is made from it.</exception>
    public static FormDefinition Without(this FormDefinition form, string key)
    {
        var users = form.Columns.Where(c => c.Numerator == key || c.Denominator == key).Select(c => c.Heading).Concat(form.Checks.Where(c => c.Whole == key || c.Parts.Contains(key)).Select(c => c.Text)).ToList();
        RuleException.ThrowIfAny(Problem.If(users.Count > 0, "STA-60", $"“{string.Join("”“", users)}”要用到这一栏。请先去掉它们。"));
        return form with { Columns = [.. form.Columns.Where(c => c.Key != key)] };
    }

    /// <summary>One place to the left; stays where it is when it is the first or is made from the column before it.</summary>
    public static FormDefinition Earlier(this FormDefinition form, string key)
    {
        List<FormColumn> columns = [.. form.Columns];
        var at = columns.FindIndex(c => c.Key == key);
        if (at < 1 || columns[at].Numerator == columns[at - 1].Key || columns[at].Denominator == columns[at - 1].Key) return form;
        (columns[at - 1], columns[at]) = (columns[at], columns[at - 1]);
        return form with { Columns = columns };
    }

    /// <summary>Adds: the parts together are not more than the whole.</summary>
    /// <exception cref="RuleException">STA-61.</exception>
    public static FormDefinition WithCheck(this FormDefinition form, IReadOnlyList<string> parts, string whole)
    {
        var known = form.Columns.Where(c => c.IsSummed).ToDictionary(c => c.Key, c => c.Heading);
        RuleException.ThrowIfAny(Problem.If(parts.Count == 0 || parts.Contains(whole) || !parts.Append(whole).All(known.ContainsKey), "STA-61", "请选一栏或几栏，再选它们合起来不能超过的那一栏。都要是数目，不能是同一栏。", "parts"));
        var text = parts.Count == 1 ? $"{known[parts[0]]}不能多于{known[whole]}" : $"{string.Join("、", parts.Select(p => known[p]))}之和不能多于{known[whole]}";
        return form with { Checks = [.. form.Checks.Where(c => c.Text != text), new(parts, whole, text)] };
    }

    public static FormDefinition WithoutCheck(this FormDefinition form, int at) => form with { Checks = [.. form.Checks.Where((_, i) => i != at)] };

    private static IEnumerable<Problem> Wrong(bool wrong, string text, string field) => Problem.If(wrong, "STA-28", text, field);

    private static bool PartsFit(FormDefinition form, FormColumn column)
    {
        FormColumn? Of(string? key) => form.Columns.FirstOrDefault(c => c.Key == key);
        return column.Kind switch
        {
            ColumnKind.Rate => column.Numerator != column.Denominator && Of(column.Numerator) is { IsSummed: true } && Of(column.Denominator) is { IsSummed: true },
            ColumnKind.Exceeds => Of(column.Numerator)?.Kind == ColumnKind.Rate && Of(column.Denominator)?.Kind == ColumnKind.Percent,
            ColumnKind.Figure => column.Indicator is not null,
            _ => true,
        };
    }
}

/// <summary>What a form costs in typing, known before anybody is asked. Source: domain.md P01, P04.</summary>
/// <param name="Rows">Rows of all forms at the lowest office that fills it in.</param>
/// <param name="PerRow">Cells typed in each of them.</param>
/// <param name="Above">Cells typed again in the offices above: texts and percentages are not summed.</param>
internal readonly record struct FormCost(long Rows, int PerRow, long Above)
{
    public long Cells => (Rows * PerRow) + Above;

    /// <param name="counts">Units of every level within the office, itself included.</param>
    public static FormCost Of(FormDefinition form, DivisionLevel office, IReadOnlyDictionary<DivisionLevel, int> counts)
    {
        var typed = form.Columns.Count(c => c.IsTyped);
        var again = form.Columns.Count(c => c.IsTyped && !c.IsSummed);
        var above = Enumerable.Range((int)office, Math.Max(0, (int)form.LowestLevel - (int)office)).Sum(level => (long)RowsOf((DivisionLevel)level, counts) * again);
        return new(RowsOf(form.LowestLevel, counts), typed, above);
    }

    /// <summary>Offices of a level have a row for each unit below; villages one for themselves.</summary>
    private static int RowsOf(DivisionLevel level, IReadOnlyDictionary<DivisionLevel, int> counts) => counts.GetValueOrDefault(level == DivisionLevel.Village ? level : level + 1);
}
