using Microsoft.EntityFrameworkCore;
using Yinling.Access.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Access.Accounts;

/// <summary>People keep their posts when their unit lives on under another code.</summary>
internal sealed class FollowDivisions(AppDb db) : IHandle<DivisionsChanged>
{
    public async Task HandleAsync(DivisionsChanged happened, CancellationToken ct)
    {
        foreach (var move in happened.Moves)
        {
            var (from, to, level) = (move.From.Value, move.To.Value, move.From.Level);
            await db.Posts.Where(p => p.Division == from && p.Level == level).ExecuteUpdateAsync(p => p.SetProperty(x => x.Division, to), ct);
            await db.AllAccounts.Where(a => a.Division == from && a.Level == level).ExecuteUpdateAsync(a => a.SetProperty(x => x.Division, to), ct);
        }
    }
}
