using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Access;

/// <summary>What <c>Within</c> means in memory (tests/Unit/Platform/GrantTests) it means as SQL, on the database the tests run on.</summary>
public sealed class GrantQueryTests(WebApp app) : IClassFixture<WebApp>
{
    private const int Rounds = 300;

    private static readonly Permission Read = new("things.read", "查看", Role.Clerk, Role.AssociationHead);

    [Fact]
    public async Task Within_translated_to_sql_is_the_prefix_relation_and_the_named_subjects()
    {
        var random = new Random(7);
        string[] codes = [.. Enumerable.Range(0, 400).Select(_ => AnyCode(random))];
        var rows = codes.Select((c, i) => new Account(Guid.CreateVersion7(), $"grant{i}", "甲", DivisionCode.Parse(c), app.Clock.UtcMoment)).ToList();
        await app.InsideAsync(services =>
        {
            var db = services.GetRequiredService<AppDb>();
            return services.GetRequiredService<Writer>().RunAsync(new("test.rows", "-", DivisionCode.Nation), () => { db.AllAccounts.AddRange(rows); return Task.CompletedTask; }, CancellationToken.None);
        });
        var padded = rows.ToDictionary(r => r.Id, r => r.Division.ToString("D12", System.Globalization.CultureInfo.InvariantCulture));

        await app.InsideAsync(async services =>
        {
            var all = services.GetRequiredService<AppDb>().AllAccounts.AsNoTracking().Where(a => a.UserName.StartsWith("grant"));
            for (var round = 0; round < Rounds; round++)
            {
                string[] posts = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Cut(codes[random.Next(codes.Length)]))];
                Guid[] subjects = [.. Enumerable.Range(0, random.Next(3)).Select(_ => rows[random.Next(rows.Count)].Id)];
                var grant = new Scope(Guid.CreateVersion7(), "someone",
                [
                    .. posts.Select(p => new PostHeld(Guid.CreateVersion7(), Role.Clerk, DivisionCode.Parse(p))),
                    .. subjects.Select(s => new PostHeld(Guid.CreateVersion7(), Role.AssociationHead, DivisionCode.Parse("10"), s)),
                ]).For(Read);

                var reached = await all.Within(grant, a => a.Division).Select(a => a.Id).ToListAsync(TestContext.Current.CancellationToken);
                Assert.Equal(Expected(posts, []), reached.Order());
                var named = await all.Within(grant, a => a.Division, a => a.Id).Select(a => a.Id).ToListAsync(TestContext.Current.CancellationToken);
                Assert.Equal(Expected(posts, subjects), named.Order());
            }
        });

        // A unit at or above one of the rows.
        string Cut(string code)
        {
            int[] lengths = [.. new[] { 2, 4, 6, 9, 12 }.Where(n => n <= code.Length)];
            return code[..lengths[random.Next(lengths.Length)]];
        }

        IEnumerable<Guid> Expected(string[] posts, Guid[] subjects) =>
            padded.Where(r => posts.Any(p => r.Value.StartsWith(p, StringComparison.Ordinal)) || subjects.Contains(r.Key)).Select(r => r.Key).Order();
    }

    /// <summary>Few digits, so that codes meet often.</summary>
    private static string AnyCode(Random random) => "1" + string.Concat(Enumerable.Range(0, new[] { 1, 3, 5, 8, 11 }[random.Next(5)]).Select(_ => random.Next(3)));
}
