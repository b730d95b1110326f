using Yinling.Kernel;
using Yinling.Platform.Files;

namespace Yinling.Associations.Domain;

/// <summary>A photo of an activity, or the voucher of a ledger entry.</summary>
internal sealed class Attachment : AssociationFact
{
    /// <summary>Evidence is optional and little of it is enough. Source: domain.md P08.</summary>
    public const int MostPhotos = 3;

    private Attachment() { }  // EF Core

    private Attachment(Guid id, Association association, KeptFile file) : base(id, association) =>
        (Hash, Small, Kind, Bytes) = (file.Hash, file.Small, file.Kind, file.Bytes);

    /// <summary>The activity it shows; null for a voucher.</summary>
    public Guid? Activity { get; private set; }

    /// <summary>The ledger entry it proves; null for a photo.</summary>
    public Guid? Entry { get; private set; }

    /// <summary>Its name in the file store.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>A small picture of it; null for papers.</summary>
    public string? Small { get; private set; }

    public FileKind Kind { get; private set; }
    public long Bytes { get; private set; }

    public static Attachment PhotoOf(Guid id, Association association, ActivityRecord activity, KeptFile file) => new(id, association, file) { Activity = activity.Id };

    public static Attachment VoucherOf(Guid id, Association association, LedgerEntry entry, KeptFile file) => new(id, association, file) { Entry = entry.Id };

    public static IEnumerable<Problem> CheckPhotos(int count) =>
        Problem.If(count > MostPhotos, "ASC-37", $"一次活动最多放 {MostPhotos} 张照片，选最能说明的几张就够了。", "Photos");
}
