using Microsoft.EntityFrameworkCore;
using Yinling.Access.Domain;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Access.Storage;

/// <summary>The module's tables. All are small reference tables: they do not carry a county.</summary>
internal static class AccessTables
{
    extension(AppDb db)
    {
        /// <summary>Every account, for signing in, the directory and the server's own verbs; pages ask with a grant.</summary>
        internal DbSet<Account> AllAccounts => db.Set<Account>();

        internal DbSet<Post> Posts => db.Set<Post>();
        internal DbSet<Session> Sessions => db.Set<Session>();
        internal DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();
        internal DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();

        /// <summary>The accounts whose home the grant reaches.</summary>
        internal IQueryable<Account> Accounts(Grant grant) => db.Set<Account>().Within(grant, a => a.Division);
    }
}
