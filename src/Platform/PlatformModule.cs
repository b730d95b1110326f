using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Backup;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Drafts;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Platform;

/// <summary>What every module stands on: the database, the writer, the audit, scope, files, spreadsheets, components.</summary>
public static class PlatformModule
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options).AddSingleton<WriterGate>().AddSingleton<KeyRing>().AddSingleton<FileStore>().AddSingleton<ReceiveFile>();
        services.AddSingleton(new TableOwner(typeof(PlatformModule).Assembly)).AddSingleton(AppendOnly.Guard);
        services.AddDbContextPool<AppDb>((root, db) => Configure(db, options).UseApplicationServiceProvider(root));
        services.AddSingleton<IVerb, BackupVerb>().AddSingleton<IVerb, RestoreVerb>().AddSingleton<IVerb, DumpVerb>();
        services.AddSingleton<AuditWording>().AddAuditWords(("platform.restore", "恢复备份"), ("platform_draft", "草稿"), ("platform_kept_answer", "办过的一步"), ("platform_audit", "操作记录"));
        services.AddScoped<TakeBackup>().AddScoped<RestoreBackup>().AddScoped<CanonicalDump>();
        return services
            .AddSingleton<PermissionCatalogue>()
            .AddSingleton<IVerification, AuditVerification>().AddSingleton<IVerification, FilesVerification>().AddSingleton<IVerb, AuditVerb>()
            .AddScoped<CurrentScope>().AddScoped<RequestKey>()
            .AddScoped<AuditChain>().AddScoped<Writer>().AddScoped<SchemaSetup>().AddScoped<DraftStore>().AddScoped<CommandLine.ITick, ForgetOldDrafts>().AddScoped<CommandLine.ITick, SweepFiles>();
    }

    /// <summary>Registers a module's permissions.</summary>
    public static IServiceCollection AddPermissions(this IServiceCollection services, params Permission[] permissions) =>
        services.AddSingleton(new PermissionSet(permissions));

    /// <summary>The provider and its settings; also used by tests and design-time tools.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder db, DatabaseOptions options) => options.PostgreSql is { } server
        ? db.UseNpgsql(server, npgsql => npgsql.MigrationsAssembly("Yinling.Migrations.PostgreSql").CommandTimeout(120))
        : db.UseSqlite($"Data Source={options.SqliteFile};Default Timeout=20", sqlite => sqlite.MigrationsAssembly("Yinling.Migrations.Sqlite").CommandTimeout(120))
            .AddInterceptors(new SqliteSession());
}
