using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Yinling.Platform;
using Yinling.Platform.Database;

namespace Yinling.Host;

/// <summary>Lets the migration tool see the model of either provider: YINLING_MIGRATIONS is Sqlite or PostgreSql.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        var postgres = Environment.GetEnvironmentVariable("YINLING_MIGRATIONS") == "PostgreSql";
        var options = new DatabaseOptions(Path.GetTempPath(), postgres ? "Host=localhost;Database=design" : null);
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddLogging();
        services.AddPlatform(options);
        services.AddModules();
        var db = new DbContextOptionsBuilder<AppDb>();
        PlatformModule.Configure(db, options).UseApplicationServiceProvider(services.BuildServiceProvider());
        return new(db.Options);
    }
}
