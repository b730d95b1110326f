using Yinling.Platform.Writing;

namespace Yinling.Platform.Auditing;

/// <summary>One link of the keyed audit chain: who did what to which record, when, from which post, with before and after.</summary>
public sealed class AuditEntry : INotAudited
{
    /// <summary>1, 2, 3 … without gaps; the order of the chain.</summary>
    public long Sequence { get; init; }

    /// <summary>UTC moment.</summary>
    public DateTime At { get; init; }

    /// <summary>Null for the installation itself and for people not signed in.</summary>
    public Guid? Account { get; init; }

    /// <summary>Sign-in name at that time, or the verb or job.</summary>
    public string Actor { get; init; } = "";

    /// <summary>The posts held at that time, as role@division.</summary>
    public string Posts { get; init; } = "";

    public string Action { get; init; } = "";
    public string Subject { get; init; } = "";

    /// <summary>Padded division code of the subject.</summary>
    public long Division { get; init; }

    public string? Reason { get; init; }

    /// <summary>Rows changed with before and after, as JSON.</summary>
    public string Changes { get; init; } = "";

    public byte[] PreviousHash { get; init; } = [];

    /// <summary>HMAC-SHA256 over the canonical form of this entry and the previous hash.</summary>
    public byte[] Hash { get; set; } = [];
}
