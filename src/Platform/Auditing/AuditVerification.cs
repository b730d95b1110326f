using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Auditing;

/// <summary>The audit chain is whole: nothing changed, missing or put in between.</summary>
internal sealed class AuditVerification : IVerification
{
    public string Name => "audit";

    public async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<AuditChain>().VerifyAsync(null, ct) is { } broken ? [$"entry {broken.Sequence}: {broken.What}"] : [];
}
