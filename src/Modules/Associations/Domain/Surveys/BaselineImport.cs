using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Domain.Surveys;

/// <summary>Where an import stands.</summary>
internal enum ImportState
{
    /// <summary>Some headers are not known: the person says once what they are.</summary>
    NeedsHeaders = 1,

    /// <summary>Read and checked; nothing has been changed yet.</summary>
    Checked = 2,

    /// <summary>The good rows are in the records.</summary>
    Taken = 3,

    /// <summary>Taken back as a whole.</summary>
    Undone = 4,
}

/// <summary>One uploaded baseline file on its way into the records: read → checked → taken, and undone as a whole while nothing was built on it.</summary>
internal sealed class BaselineImport : IBusinessRow, IVersioned
{
    private BaselineImport() { }  // EF Core

    public BaselineImport(Guid id, DivisionCode division, Guid? campaign, DateOnly surveyOn, string fileName, string fileHash, DateTime now)
    {
        (Id, County, Division, Level) = (id, division.County, division.Value, division.Level);
        (Campaign, SurveyOn, FileName, FileHash, UploadedAt) = (campaign, surveyOn, fileName, fileHash, now);
        State = ImportState.NeedsHeaders;
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the subtree its rows may concern.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }
    public Guid? Campaign { get; private set; }

    /// <summary>The day the stated facts are about.</summary>
    public DateOnly SurveyOn { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file in hex: the same file is recognised.</summary>
    public string FileHash { get; private set; } = "";

    public DateTime UploadedAt { get; private set; }
    public DateTime? TakenAt { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public ImportState State { get; private set; }
    public int GoodRows { get; private set; }
    public int BadRows { get; private set; }
    public int Version { get; private set; }

    public DivisionCode DivisionCode => new(Division, Level);

    public void HaveChecked(int good, int bad) => (State, GoodRows, BadRows) = (ImportState.Checked, good, bad);

    public void Take(DateTime now)
    {
        RuleException.ThrowIfAny(CheckTake());
        (State, TakenAt) = (ImportState.Taken, now);
    }

    public void Undo(DateTime now)
    {
        RuleException.ThrowIfAny(Problem.If(State != ImportState.Taken, "SUR-23", "这次导入没有在用的结果，不用撤销。"));
        (State, UndoneAt) = (ImportState.Undone, now);
    }

    public IEnumerable<Problem> CheckTake() =>
    [
        .. Problem.If(State is ImportState.Taken, "SUR-24", "这次导入已经确认过了，不会重复录入。"),
        .. Problem.If(State is ImportState.Undone or ImportState.NeedsHeaders, "SUR-25", "这次导入现在不能确认，请重新上传文件。"),
        .. Problem.If(State is ImportState.Checked && GoodRows == 0, "SUR-26", "没有一行可以录入。请按提示改好表格再上传。"),
    ];
}

/// <summary>What taking a row did, or would do.</summary>
internal enum RowEffect
{
    /// <summary>The row has problems and changes nothing.</summary>
    Refused = 0,

    /// <summary>A new association is registered.</summary>
    Registers = 1,

    /// <summary>An association already on record gets what the row states.</summary>
    Updates = 2,

    /// <summary>The village is noted as having none.</summary>
    NotesNone = 3,
}

/// <summary>One row of an import as it was read, with its problems, and after taking it what it touched.</summary>
internal sealed class BaselineImportRow : IBusinessRow, INotAudited
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public Guid Import { get; init; }

    /// <summary>Row number on the sheet, from 1, as the person sees it.</summary>
    public int Number { get; init; }

    /// <summary>Padded village code; null when the village could not be told.</summary>
    public long? Division { get; set; }

    public RowEffect Effect { get; set; }

    /// <summary>Cell texts by column key, as JSON.</summary>
    public string Cells { get; init; } = "{}";

    /// <summary>List of problems as JSON; "[]" for a good row.</summary>
    public string Problems { get; set; } = "[]";

    /// <summary>The association registered or updated.</summary>
    public Guid? Association { get; set; }

    /// <summary>Its version right after taking the row: while it still has it, nothing was built on the row.</summary>
    public int? VersionAfter { get; set; }

    /// <summary>What taking the row changed, for undoing it, as JSON.</summary>
    public string? Undo { get; set; }
}

/// <summary>A header of a clerk's own table and what it means, asked once and remembered for the division.</summary>
internal sealed class RememberedHeader : IBusinessRow
{
    public int County { get; init; }
    public Guid Id { get; init; }

    /// <summary>Padded code of the division whose clerks use it.</summary>
    public long Division { get; init; }

    /// <summary>Header text, normalised.</summary>
    public string Header { get; init; } = "";

    /// <summary>Column key; empty for "leave this column out".</summary>
    public string Column { get; set; } = "";
}
