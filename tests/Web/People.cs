using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Domain;
using Yinling.Access.Sessions;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web;

/// <summary>Accounts and sessions put straight into the database, for tests that are not about signing in.</summary>
public static class People
{
    public const string Password = "correct horse battery staple";

    private static readonly Lazy<string> Hash = new(() =>
    {
        using var passwords = new Passwords();
        return passwords.Hash(Password);
    });

    private static int number;

    public static Task<Guid> AddAsync(WebApp app, Role role, DivisionCode division, Guid? subject = null, string? userName = null, string? displayName = null) =>
        AddAsync(app, userName ?? $"user{Interlocked.Increment(ref number)}", displayName ?? "测试人员", division, [(role, division, subject)]);

    /// <summary>An account whose own password is <see cref="Password"/>, with any posts, even none.</summary>
    public static Task<Guid> AddAsync(WebApp app, string userName, string displayName, DivisionCode home, IEnumerable<(Role Role, DivisionCode Division, Guid? Subject)> posts) =>
        app.InsideAsync(async services =>
        {
            var (db, clock) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<TimeProvider>());
            var account = new Account(Guid.CreateVersion7(), userName, displayName, home, clock.UtcMoment);
            account.ChangePassword(Hash.Value);
            await services.GetRequiredService<Writer>().RunAsync(new("test.account", account.Id.ToString(), home), () =>
            {
                db.AllAccounts.Add(account);
                foreach (var (role, division, subject) in posts)
                    db.Posts.Add(new(Guid.CreateVersion7(), account.Id, role, division, subject, clock.BeijingToday, null));
                return Task.CompletedTask;
            }, CancellationToken.None);
            return account.Id;
        });

    /// <returns>The token for the cookie.</returns>
    public static Task<string> OpenSessionAsync(WebApp app, Guid account) => app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(
        new("test.session", account.ToString(), DivisionCode.Nation),
        () => services.GetRequiredService<SessionBook>().OpenAsync(account, SessionStage.Full, "测试", CancellationToken.None),
        CancellationToken.None));

    /// <summary>Changes an account without the rules of the pages.</summary>
    internal static Task ChangeAsync(WebApp app, Guid account, Action<Account> change) => app.InsideAsync(services =>
    {
        var db = services.GetRequiredService<AppDb>();
        return services.GetRequiredService<Writer>().RunAsync(new("test.change", account.ToString(), DivisionCode.Nation),
            async () => change((await db.AllAccounts.FindAsync(account))!), CancellationToken.None);
    });
}
