namespace Yinling.Platform.Spreadsheets;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,

    /// <summary>A number shown as a day; <see cref="SheetCell.Text"/> is yyyy-MM-dd.</summary>
    Date,
    Boolean,

    /// <summary>#N/A, #REF! and the like.</summary>
    Error,
}

/// <summary>One cell as read.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Text">As the person sees it, as far as can be told: whole numbers without decimals, days as yyyy-MM-dd, 是/否 for booleans.</param>
/// <param name="IsFormula">The text is the value last calculated.</param>
/// <param name="LostDigits">A number of more than 15 digits: the sheet itself has already lost the last ones.</param>
public readonly record struct SheetCell(int Column, CellKind Kind, string Text, bool IsFormula = false, bool LostDigits = false)
{
    public bool IsEmpty => Kind == CellKind.Empty || Text.Length == 0;
}

/// <summary>One row of a sheet; only cells that hold something.</summary>
/// <param name="Number">From 1, as the person sees it.</param>
public sealed record SheetRow(int Number, bool IsHidden, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell of a column (from 0); an empty one where the sheet has none.</summary>
    public SheetCell this[int column]
    {
        get
        {
            foreach (var cell in Cells) if (cell.Column == column) return cell;
            return new(column, CellKind.Empty, "");
        }
    }

    public bool IsBlank => Cells.All(c => string.IsNullOrWhiteSpace(c.Text));
}

/// <summary>A block of merged cells; rows and columns inclusive, rows from 1, columns from 0. Its value belongs to its first cell.</summary>
public readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;

    public bool StartsAt(int row, int column) => row == FirstRow && column == FirstColumn;
}

/// <summary>Cell addresses.</summary>
public static class CellAddress
{
    /// <summary>C7 for column 2, row 7.</summary>
    public static string Of(int column, int row) => Letters(column) + row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A … Z, AA … for a column from 0.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>Column from 0 and row from 1 of an address; false when it is none.</summary>
    public static bool TryParse(string? address, out int column, out int row)
    {
        (column, row) = (0, 0);
        if (string.IsNullOrEmpty(address)) return false;
        var i = 0;
        for (; i < address.Length && char.IsAsciiLetter(address[i]) && i < 4; i++) column = (column * 26) + (char.ToUpperInvariant(address[i]) - 'A' + 1);
        column--;
        return i > 0 && int.TryParse(address.AsSpan(i), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out row)
            && row is >= 1 and <= 1_048_576 && column < 16_384;
    }
}
