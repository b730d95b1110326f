using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Crash.Backup;

/// <summary>Short names for what the tests ask a scope for.</summary>
internal static class Services
{
    public static AppDb Database(IServiceProvider services) => services.GetRequiredService<AppDb>();

    public static SchemaSetup Schema(IServiceProvider services) => services.GetRequiredService<SchemaSetup>();

    public static Writer Writer(IServiceProvider services) => services.GetRequiredService<Writer>();
}
