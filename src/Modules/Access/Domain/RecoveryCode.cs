namespace Yinling.Access.Domain;

/// <summary>A code that stands in once for a lost authenticator. Kept as a hash; 80 random bits need no slow one.</summary>
internal sealed class RecoveryCode
{
    private RecoveryCode() { }  // EF Core

    public RecoveryCode(Guid id, Guid account, byte[] hash) => (Id, Account, Hash) = (id, account, hash);

    public Guid Id { get; private set; }
    public Guid Account { get; private set; }
    public byte[] Hash { get; private set; } = [];
    public DateTime? UsedAt { get; private set; }

    public void Use(DateTime now) => UsedAt = now;
}
