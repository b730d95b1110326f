using Yinling.Kernel;
using Yinling.Platform.Files;

namespace Yinling.Associations.Domain;

/// <summary>A photo of an activity, the voucher of a ledger entry, or a scan of a charter or a rule.</summary>
internal sealed class Attachment : AssociationFact
{
    /// <summary>Evidence is optional and little of it is enough. Source: domain.md P08.</summary>
    public const int MostPhotos = 3;

    /// <summary>Pages of a charter or a rule; more of them fit into one PDF.</summary>
    public const int MostScans = 12;

    private Attachment() { }  // EF Core

    private Attachment(Guid id, Association association, KeptFile file) : base(id, association) =>
        (Hash, Small, Kind, Bytes) = (file.Hash, file.Small, file.Kind, file.Bytes);

    /// <summary>The activity it shows; null for what is no photo of one.</summary>
    public Guid? Activity { get; private set; }

    /// <summary>The ledger entry it proves; null for what is no voucher.</summary>
    public Guid? Entry { get; private set; }

    /// <summary>The edition of the charter it is a page of; null otherwise.</summary>
    public Guid? Charter { get; private set; }

    /// <summary>The edition of a rule it is a page of; null otherwise.</summary>
    public Guid? InternalRule { get; private set; }

    public bool IsScan => Charter is not null || InternalRule is not null;

    /// <summary>Its name in the file store.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>A small picture of it; null for papers.</summary>
    public string? Small { get; private set; }

    public FileKind Kind { get; private set; }
    public long Bytes { get; private set; }

    public static Attachment PhotoOf(Guid id, Association association, ActivityRecord activity, KeptFile file) => new(id, association, file) { Activity = activity.Id };

    public static Attachment VoucherOf(Guid id, Association association, LedgerEntry entry, KeptFile file) => new(id, association, file) { Entry = entry.Id };

    public static Attachment ScanOf(Guid id, Association association, Charter charter, KeptFile file) => new(id, association, file) { Charter = charter.Id };

    public static Attachment ScanOf(Guid id, Association association, InternalRule rule, KeptFile file) => new(id, association, file) { InternalRule = rule.Id };

    /// <summary>What is kept, to be named by another edition as well.</summary>
    public KeptFile File => new(Hash, Kind, Bytes, Small);

    /// <param name="count">Of one edition, those it has already included.</param>
    public static IEnumerable<Problem> CheckScans(int count) =>
        Problem.If(count > MostScans, "ASC-72", $"扫描件最多放 {MostScans} 个。页数多的，请做成一个 PDF 再放。", "file");

    /// <summary>As many as fit into one request.</summary>
    public static IEnumerable<Problem> CheckSent(int count) =>
        Problem.If(count > MostPhotos, "ASC-73", $"扫描件一次最多放 {MostPhotos} 个。先放 {MostPhotos} 个，保存以后再添。", "file");

    public static IEnumerable<Problem> CheckPhotos(int count) =>
        Problem.If(count > MostPhotos, "ASC-37", $"一次活动最多放 {MostPhotos} 张照片，选最能说明的几张就够了。", "Photos");
}
