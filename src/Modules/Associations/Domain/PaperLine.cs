using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>A line of a printed book that was filled by hand and typed in: which record it became. A code is typed in once.</summary>
internal sealed class PaperLine : AssociationFact
{
    private PaperLine() { }  // EF Core

    public PaperLine(Guid id, Association association, PaperCode code, Guid record, DateOnly today)
        : base(id, association) => (Book, Code, Record, TypedOn) = (code.Book, code.Text, record, today);

    public Booklet Book { get; private set; }

    /// <summary>Eight digits, see <see cref="PaperCode"/>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Id of the member, meeting, activity, ledger entry or thing it became: the book says which.</summary>
    public Guid Record { get; private set; }

    public DateOnly TypedOn { get; private set; }

    /// <param name="code">Null when it is not known which.</param>
    public static Problem Taken(string? code) => new(
        "ASC-59", $"行号{(code is null ? "" : $" {PaperCode.Spaced(code)} ")}已经录过了。是同一件事，就不用再录；是另一件事，请在纸上另写一个没用过的行号，照那个打。", "Code");

    /// <summary>Typed in wrongly, struck out since, and typed in again: the line is now this record.</summary>
    /// <param name="isStruckOut">Whether the record it became was struck out or reversed.</param>
    /// <exception cref="RuleException">ASC-59 its record stands.</exception>
    public void Become(Guid record, bool isStruckOut, DateOnly today)
    {
        if (!isStruckOut) throw new RuleException([Taken(Code)]);
        (Record, TypedOn) = (record, today);
    }
}
