using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Yinling.Host;
using Yinling.Kernel;
using Yinling.Platform;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web;

/// <summary>
/// The whole application in this process: the real host over a private data directory, a private database and a clock the test sets.
/// SQLite, or PostgreSQL when YINLING_TEST_DATABASE holds the connection string of a server that lets us make databases.
/// </summary>
public class WebApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly string? PostgresServer = Environment.GetEnvironmentVariable("YINLING_TEST_DATABASE");

    private readonly string name = "yinling_test_" + Guid.CreateVersion7().ToString("N");
    private readonly List<KeyValuePair<string, string>> settings = [];

    /// <summary>2026-11-23 10:00 in Beijing.</summary>
    public FixedClock Clock { get; } = new(new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    public string DataDirectory => Path.Combine(Path.GetTempPath(), name);

    /// <summary>Null on SQLite.</summary>
    public string? PostgreSql => PostgresServer is null ? null : new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name, Pooling = true, MaxPoolSize = 20 }.ConnectionString;

    /// <summary>A setting of the host; before its first use.</summary>
    public void Set(string key, string value) => settings.Add(new(key, value));

    public virtual async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("YINLING_SCHEMA", "model");
        Directory.CreateDirectory(DataDirectory);
        if (PostgresServer is not null) await OnServerAsync($"CREATE DATABASE {name}");
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock).AddLogging();
        services.AddPlatform(new DatabaseOptions(DataDirectory, PostgreSql));
        services.AddModules();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchemaSetup>().RunAsync(CancellationToken.None);
        await World.PutDivisionsAsync(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Yinling:Data", DataDirectory);
        if (PostgreSql is { } server) builder.UseSetting("Yinling:Database", server);
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    /// <summary>Runs inside one service scope, as the installation itself.</summary>
    public Task InsideAsync(Func<IServiceProvider, Task> work) => InsideAsync(async services => { await work(services); return true; });

    /// <inheritdoc cref="InsideAsync(Func{IServiceProvider, Task})"/>
    public async Task<T> InsideAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentScope>().Value = Scope.OfSystem("test");
        return await work(scope.ServiceProvider);
    }

    /// <summary>A browser nobody has signed in with.</summary>
    public Browser Open() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false }));

    /// <summary>A browser of a new person with one post, signed in without the cost of hashing a password.</summary>
    public async Task<Browser> SignInAsync(Role role, string division, Guid? subject = null)
    {
        var account = await People.AddAsync(this, role, DivisionCode.Parse(division), subject);
        return await SignInAsync(account);
    }

    /// <summary>A browser of an existing account, signed in without a password.</summary>
    public async Task<Browser> SignInAsync(Guid account)
    {
        var browser = Open();
        browser.Cookies["yinling"] = await People.OpenSessionAsync(this, account);
        return browser;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (PostgresServer is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
        await RemoveDataAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The host's last act, writing the log back, may still be under way: then the folder gets a new file while it is emptied.</summary>
    private async Task RemoveDataAsync()
    {
        for (var attempt = 1; Directory.Exists(DataDirectory); attempt++)
        {
            try { Directory.Delete(DataDirectory, recursive: true); }
            catch (IOException) when (attempt < 100) { await Task.Delay(50); }
        }
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
