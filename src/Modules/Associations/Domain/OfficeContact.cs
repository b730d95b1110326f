using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Domain;

/// <summary>Whom the heads of a division's associations call when they need help: an office's own number, never a private one of theirs.</summary>
internal sealed class OfficeContact : IBusinessRow, IVersioned
{
    private OfficeContact() { }  // EF Core

    public OfficeContact(Guid id, DivisionCode division) => (County, Id, Division) = (division.County, id, division.Value);

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code; one contact each.</summary>
    public long Division { get; private set; }

    /// <summary>镇民政办 李秀兰.</summary>
    public string Name { get; private set; } = "";

    public string Phone { get; private set; } = "";

    /// <summary>When somebody answers; null when not said.</summary>
    public string? Hours { get; private set; }

    public int Version { get; private set; }

    /// <summary>Two people kept the first one at the same moment.</summary>
    public static Problem KeptMeanwhile => new("ASC-68", "刚刚有人也填了这个单位的电话。请打开看一看，要改再改。", nameof(Phone));

    /// <exception cref="RuleException">ASC-18; ASC-25.</exception>
    public void Change(string name, string phone, string? hours)
    {
        RuleException.ThrowIfAny(
        [
            .. Checks.Text(name, 40, "找谁", nameof(Name)), .. Checks.Text(phone, 40, "电话", nameof(Phone)), .. Checks.Optional(hours, 60, "什么时候有人接", nameof(Hours)),
        ]);
        (Name, Phone, Hours) = (name.Trim(), PhoneNumber.Read(phone, nameof(Phone))!.Text, Checks.Tidy(hours));
    }
}
