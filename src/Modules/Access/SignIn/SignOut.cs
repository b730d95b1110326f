using Yinling.Access.Pipeline;
using Yinling.Access.Sessions;
using Yinling.Platform.Writing;

namespace Yinling.Access.SignIn;

/// <summary>Ends the visitor's session on the server; the cookie alone would leave it usable.</summary>
internal sealed class SignOut(Writer writer, SessionBook sessions, RequestKey request, Visit visit)
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (visit is not { Account: { } account, Session: { } session }) return;
        request.Value = null;
        await writer.RunAsync(new("access.sign-out", account.ToString(), Kernel.DivisionCode.Nation), () => sessions.EndAsync(account, session, ct), ct);
    }
}
