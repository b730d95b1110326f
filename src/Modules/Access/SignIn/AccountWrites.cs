using Microsoft.EntityFrameworkCore;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Access.SignIn;

/// <summary>The account's state changed between the check and the write, so that the check no longer holds.</summary>
internal sealed class OvertakenException : Exception;

/// <summary>Writes of people who are not signed in yet: repeated when attempts collide, and never answered from a kept key.</summary>
internal sealed class AccountWrites(AppDb db, Writer writer, RequestKey request, CurrentScope scope)
{
    private const int Attempts = 20;

    /// <summary>Notes an attempt that belongs to no account.</summary>
    public Task NoteAsync(string action, string detail, CancellationToken ct)
    {
        request.Value = null;
        return writer.RunAsync(new(action, "-", DivisionCode.Nation, Detail: detail), () => Task.CompletedTask, ct);
    }

    /// <param name="proved">Whether the visitor proved to be the account's owner; only then does the audit name them as the actor.</param>
    /// <exception cref="BusyException">Too many attempts on the same account at once.</exception>
    /// <exception cref="OvertakenException">Thrown by the work: nothing was written.</exception>
    public async Task<T> RunAsync<T>(Account found, bool proved, string action, string detail, Func<Account, Task<T>> work, CancellationToken ct)
    {
        // A kept answer would hold the session token, and a repeated sign-in is harmless.
        request.Value = null;
        var before = scope.Value;
        if (proved) scope.Value = new Scope(found.Id, found.UserName, []);
        var act = new Act(action, found.Id.ToString(), found.Home, Detail: detail);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await writer.RunAsync(act, async () => await work(await db.AllAccounts.SingleAsync(a => a.Id == found.Id, ct)), ct);
                }
                catch (StaleException)
                {
                    // Another attempt on the same account came in between; the next round counts on what it left.
                    if (attempt == Attempts) throw new BusyException();
                }
            }
        }
        finally
        {
            scope.Value = before;
        }
    }
}
