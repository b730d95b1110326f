using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;

namespace Yinling.Access.Auditing;

/// <summary><c>yinling verify audit</c>: every link of the chain. With an anchor: <c>yinling audit verify --anchor FILE</c>.</summary>
internal sealed class AuditVerification : IVerification
{
    public string Name => "audit";

    public Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct) => RunAsync(services, null, ct);

    internal static async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, AuditChain.Head? anchor, CancellationToken ct) =>
        await services.GetRequiredService<AuditChain>().VerifyAsync(anchor, ct) is { } broken ? [$"Audit entry {broken.Sequence}: {broken.What}."] : [];
}
