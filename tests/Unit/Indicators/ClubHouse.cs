using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Indicators;
using Yinling.Indicators.Contracts;
using Yinling.Platform;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Unit.Indicators;

/// <summary>The engine over clubs on a database of its own: SQLite, or PostgreSQL when YINLING_TEST_DATABASE names a server.</summary>
public sealed class ClubHouse : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("yinling-clubs-").FullName;
    private readonly ServiceProvider services;

    public ClubHouse()
    {
        _ = Counter.Listening;
        var server = Environment.GetEnvironmentVariable("YINLING_TEST_DATABASE");
        var options = new DatabaseOptions(directory, server is null ? null : $"{server};Database=clubs_{Guid.CreateVersion7():N};Pooling=false");
        services = new ServiceCollection().AddLogging()
            .AddPlatform(options)
            .AddSingleton(TimeProvider.System)
            .AddIndicators()
            .AddSingleton(new TableOwner(typeof(ClubHouse).Assembly))
            .AddSingleton(Tree).AddSingleton<IDivisionDirectory>(Tree)
            .AddSingleton<IndicatorSet>(ClubIndicators.Stocks).AddSingleton<IndicatorSet>(ClubIndicators.Flows)
            .AddScoped(typeof(IProfileSource<>), typeof(ClubSource<>))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureCreated();
    }

    internal ClubTree Tree { get; } = new();

    /// <summary>Replaces everything stored.</summary>
    internal async Task StoreAsync(IEnumerable<ClubProfile> clubs, IEnumerable<ClubMonth>? months = null)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Set<ClubProfile>().ExecuteDeleteAsync();
        await db.Set<ClubMonth>().ExecuteDeleteAsync();
        db.AddRange(clubs);
        db.AddRange(months ?? []);
        await db.SaveChangesAsync();
    }

    /// <summary>Asks as the installation itself unless posts are given.</summary>
    internal async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask, params PostHeld[] posts) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentScope>().Value = posts.Length == 0 ? Scope.OfSystem("test") : new Scope(Guid.CreateVersion7(), "test", posts);
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal Task<FigureSheet?> FiguresAsync(FiguresQuestion question, params PostHeld[] posts) =>
        AskAsync((IFigures figures) => figures.AskAsync(question, TestContext.Current.CancellationToken), posts);

    /// <summary>How many commands the work sends to the database.</summary>
    internal static async Task<int> CommandsOfAsync(Func<Task> work)
    {
        Counter.Commands.Value = new();
        await work();
        return Counter.Commands.Value.Value;
    }

    public void Dispose()
    {
        using (var scope = services.CreateScope()) scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureDeleted();
        services.Dispose();
        Directory.Delete(directory, true);
    }

    /// <summary>Subscribed before the first command: EF asks only now and then whether anyone listens.</summary>
    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        /// <summary>Set only in the flow that counts: other tests run at the same time.</summary>
        public static AsyncLocal<StrongBox<int>?> Commands { get; } = new();

        public static IDisposable Listening { get; } = DiagnosticListener.AllListeners.Subscribe(new Counter());

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory.Name) listener.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> happened)
        {
            if (happened.Key == RelationalEventId.CommandExecuted.Name && Commands.Value is { } count) count.Value++;
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }
}
