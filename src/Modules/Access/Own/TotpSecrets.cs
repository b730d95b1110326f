using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Platform.Protection;

namespace Yinling.Access.Own;

/// <summary>Keeps authenticator secrets encrypted and bound to their account.</summary>
internal sealed class TotpSecrets(FieldProtection protection)
{
    public string Protect(Guid account, string secret) => protection.Encrypt(secret, Place(account));

    public string Read(Account account) =>
        protection.Decrypt(account.TotpSecret ?? throw new InvalidOperationException("The account has no authenticator."), Place(account.Id));

    private static FieldPlace Place(Guid account) => new(AccountTable.Name, "totp_secret", account);
}
