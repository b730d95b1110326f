using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using System.Data.Common;
using Yinling.Platform;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Crash.Worker;

/// <summary>The platform with the tables of this test, as the worker and the checks use it.</summary>
internal static class Workshop
{
    public const int Entries = 8;

    public static ServiceProvider Open(string folder, string? postgreSql, Mutant mutant = Mutant.None)
    {
        Environment.SetEnvironmentVariable("YINLING_SCHEMA", "model");
        var options = new DatabaseOptions(folder, postgreSql);
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddLogging();
        services.AddPlatform(options);
        services.AddSingleton(new TableOwner(typeof(Workshop).Assembly));
        if (mutant is Mutant.Normal or Mutant.NormalChecked)
            services.AddDbContextPool<AppDb>((root, db) => PlatformModule.Configure(db, options).AddInterceptors(new Careless()).UseApplicationServiceProvider(root));
        return services.BuildServiceProvider();
    }

    /// <summary>The entry with this number, the same in every run.</summary>
    public static Guid EntryId(int number) => new(number + 1, 7, 7, [8, 0, 0, 0, 0, 0, 0, 1]);

    public static async Task<T> InScopeAsync<T>(this IServiceProvider root, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = root.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentScope>().Value = Scope.OfSystem("crash worker");
        return await work(scope.ServiceProvider);
    }

    public static Task InScopeAsync(this IServiceProvider root, Func<IServiceProvider, Task> work) =>
        root.InScopeAsync(async services => { await work(services); return true; });

    /// <summary>Makes the schema and the records to edit, once.</summary>
    public static Task PrepareAsync(this IServiceProvider root) => root.InScopeAsync(async services =>
    {
        await services.GetRequiredService<SchemaSetup>().RunAsync(CancellationToken.None);
        var db = services.GetRequiredService<AppDb>();
        if (await db.Set<Total>().AnyAsync()) return;
        var writer = services.GetRequiredService<Platform.Writing.Writer>();
        await writer.RunAsync(new("crash.prepare", "", Kernel.DivisionCode.Nation), () =>
        {
            db.Add(new Total { Id = 1 });
            for (var i = 0; i < Entries; i++) db.Add(new Entry { County = 341022, Id = EntryId(i), Name = $"登记 {i}" });
            return Task.CompletedTask;
        }, CancellationToken.None);
    });

    private sealed class Careless : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Weaken(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Weaken(connection);
            return Task.CompletedTask;
        }

        private static void Weaken(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=NORMAL";
            command.ExecuteNonQuery();
        }
    }
}
