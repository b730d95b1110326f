using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yinling.Access.Domain;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Access.Accounts;

/// <summary>What a new account needs.</summary>
internal sealed record NewAccount(string UserName, string DisplayName, Role Role, DivisionCode Division, Guid? Subject = null);

/// <param name="Password">Shown once; null when the same request was already answered before.</param>
internal sealed record AddedAccount(Guid Account, string? Password);

/// <summary>Adds an account with its first post and a random password that works once.</summary>
internal sealed class AddAccount(AppDb db, Writer writer, GivePost posts, Passwords passwords, CurrentScope scope, IOptions<AccessOptions> options, TimeProvider clock)
{
    /// <summary>Also what the unique index says when two are added at the same moment.</summary>
    internal static readonly Problem NameTaken = new("ACC-10", "这个账号名已经有人用了。请换一个，例如在后面加上单位简称。", "userName");

    /// <param name="ownPassword">A password its owner knows already, for verbs on the server; null for a random one.</param>
    /// <exception cref="RuleException">The name is taken or unfit, or the post may not be given.</exception>
    public async Task<AddedAccount> RunAsync(NewAccount wanted, string? ownPassword, CancellationToken ct)
    {
        RuleException.ThrowIfAny(CheckNames(wanted));
        if (ownPassword is not null)
            RuleException.ThrowIfAny(PasswordRules.Check(ownPassword, options.Value.PasswordLength, wanted.UserName, wanted.DisplayName));
        var password = ownPassword ?? RandomSecret.Password();
        var hash = passwords.Hash(password);
        var now = clock.UtcMoment;
        var account = new Account(Guid.CreateVersion7(), wanted.UserName, wanted.DisplayName, wanted.Division, now);
        if (ownPassword is null) account.GivePassword(hash, now + TimeSpan.FromHours(Math.Clamp(options.Value.InitialPasswordHours, 1, 72)));
        else account.ChangePassword(hash);

        var id = await writer.RunAsync(new("access.account-add", account.Id.ToString(), wanted.Division), async () =>
        {
            await posts.CheckAsync(scope.Value, wanted.Role, wanted.Division, wanted.Subject, [], ct);
            if (await db.AllAccounts.AnyAsync(a => a.UserName == account.UserName, ct)) RuleException.ThrowIfAny([NameTaken]);
            db.AllAccounts.Add(account);
            db.Posts.Add(new(Guid.CreateVersion7(), account.Id, wanted.Role, wanted.Division, wanted.Subject, clock.BeijingToday, scope.Value.Account));
            return account.Id;
        }, ct);
        return new(id, id == account.Id ? password : null);
    }

    private static IEnumerable<Problem> CheckNames(NewAccount wanted) =>
    [
        .. Problem.If(Account.Normalise(wanted.UserName) is not { Length: >= 3 and <= 40 } name || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@'),
            "ACC-11", "账号名用 3 到 40 个字母、数字、汉字或 . - _ @，不要有空格。手机号或工号最方便。", "userName"),
        .. Problem.If(wanted.DisplayName.Trim() is not { Length: >= 1 and <= 40 } || wanted.DisplayName.Any(char.IsControl), "ACC-12", "请填姓名，不超过 40 个字。", "displayName"),
    ];
}
