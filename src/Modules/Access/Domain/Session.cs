using Yinling.Platform.Writing;

namespace Yinling.Access.Domain;

/// <summary>How far a sign-in has come.</summary>
internal enum SessionStage
{
    /// <summary>The password was right; the code is still to come. Opens nothing but the page that asks for it.</summary>
    PasswordOnly = 1,

    Full = 2,
}

/// <summary>One browser signed in. The browser holds the random token, we hold its hash.</summary>
internal sealed class Session : INotAudited
{
    private Session() { }  // EF Core

    public Session(Guid id, byte[] tokenHash, Guid account, SessionStage stage, string agent, DateTime now, DateTime expiresAt) =>
        (Id, TokenHash, Account, Stage, Agent, CreatedAt, SeenAt, ExpiresAt) = (id, tokenHash, account, stage, agent, now, now, expiresAt);

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token; the token itself has 256 random bits, so no salt is needed.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public Guid Account { get; private set; }
    public SessionStage Stage { get; private set; }

    /// <summary>Family of browser and system, for the list of one's sessions.</summary>
    public string Agent { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    /// <summary>Last request, to the minute.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>The absolute end, however busy the session is.</summary>
    public DateTime ExpiresAt { get; private set; }
}
