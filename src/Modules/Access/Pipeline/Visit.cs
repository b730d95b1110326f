using Yinling.Access.Domain;

namespace Yinling.Access.Pipeline;

/// <summary>What is known of the visitor besides the scope. Filled once at the start of a request.</summary>
internal sealed class Visit
{
    /// <summary>Null for anonymous visitors and for access tokens.</summary>
    public Guid? Session { get; set; }

    /// <summary>The account whose password was right; set before the code too.</summary>
    public Guid? Account { get; set; }

    /// <summary>The name the person goes by; pages greet with it.</summary>
    public string DisplayName { get; set; } = "";

    public SessionStage? Stage { get; set; }
    public bool MustChangePassword { get; set; }
    public bool ByToken { get; set; }
    public bool ReadOnly { get; set; }

    /// <summary>When the session ends for want of requests; pages warn before.</summary>
    public DateTime? IdleUntil { get; set; }

    /// <summary>Where from, for the audit.</summary>
    public string From { get; set; } = "";

    public string Agent { get; set; } = "";

    public bool IsRead { get; set; }
}
