using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Drafts;

internal sealed class ForgetOldDrafts(DraftStore drafts) : ITick
{
    public async Task<string> RunAsync(CancellationToken ct) => $"{await drafts.DropOldAsync(ct)} old drafts forgotten.";
}
