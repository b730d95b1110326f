using Yinling.Access.Accounts;
using Yinling.Access.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Access.Demonstration;

internal sealed class DemoAccounts(AddAccount add, Platform.Demonstration demonstration) : IDemoAccounts
{
    /// <summary>Marks the sign-in names of ready accounts.</summary>
    public const string Prefix = "demo.";

    /// <summary>Shown on the sign-in page; exists in demonstrations only.</summary>
    public const string Password = "看一看·试一试·随便用-341022";

    public async Task<Guid> AddAsync(string userName, string displayName, Role role, DivisionCode division, Guid? subject, CancellationToken ct)
    {
        if (!demonstration.IsOn) throw new InvalidOperationException("Ready accounts exist in demonstrations only.");
        if (!userName.StartsWith(Prefix, StringComparison.Ordinal)) throw new ArgumentException($"Must begin with {Prefix}", nameof(userName));
        return (await add.RunAsync(new(userName, displayName, role, division, subject), Password, ct)).Account;
    }
}
