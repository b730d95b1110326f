namespace Yinling.Access.Domain;

/// <summary>A personal access token: acts through one post of its owner, perhaps for reading only, for a limited time.</summary>
internal sealed class ApiToken
{
    private ApiToken() { }  // EF Core

    public ApiToken(Guid id, byte[] tokenHash, Guid account, string name, Guid post, bool readOnly, DateTime now, DateTime expiresAt) =>
        (Id, TokenHash, Account, Name, Post, ReadOnly, CreatedAt, ExpiresAt) = (id, tokenHash, account, name, post, readOnly, now, expiresAt);

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token; the token itself has 256 random bits.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public Guid Account { get; private set; }

    /// <summary>What it is for, in its owner's words.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The only post it carries; it dies with the post.</summary>
    public Guid Post { get; private set; }

    public bool ReadOnly { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
}
