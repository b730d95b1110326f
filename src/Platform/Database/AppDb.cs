using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Writing;

namespace Yinling.Platform.Database;

/// <summary>The one database session. Modules add tables through IEntityTypeConfiguration and reach only their own.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
{
    /// <summary>What the write in progress has changed so far; the writer clears it.</summary>
    internal ChangeLog Changes { get; } = new();

    public bool IsSqlite => Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // Asked of the application itself: EF's own container would answer with an empty list.
        var application = this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!;
        foreach (var owner in application.GetServices<TableOwner>())
            modelBuilder.ApplyConfigurationsFromAssembly(owner.Assembly);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties()) NameColumn(property);
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType)) entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            if (typeof(IBusinessRow).IsAssignableFrom(entity.ClrType) && entity.FindProperty(nameof(IBusinessRow.Id)) is { } id)
            {
                id.ValueGenerated = ValueGenerated.Never;
                entity.SetPrimaryKey([entity.FindProperty(nameof(IBusinessRow.County))!, id]);
            }
            foreach (var property in entity.GetProperties())
                if (property.IsPrimaryKey()) property.ValueGenerated = ValueGenerated.Never;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMoment>();
        if (IsSqlite) configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuid>();
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Changes.Collect(ChangeTracker);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private static void NameColumn(IMutableProperty property)
    {
        if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is not null) return;
        var name = new StringBuilder(property.Name.Length + 8);
        for (var i = 0; i < property.Name.Length; i++)
        {
            var letter = property.Name[i];
            if (i > 0 && char.IsUpper(letter) && (!char.IsUpper(property.Name[i - 1]) || (i + 1 < property.Name.Length && char.IsLower(property.Name[i + 1]))))
                name.Append('_');
            name.Append(char.ToLowerInvariant(letter));
        }
        property.SetColumnName(name.ToString());
    }

    /// <summary>Moments are UTC in memory too; SQLite forgets the kind, PostgreSQL refuses any other.</summary>
    private sealed class UtcMoment() : ValueConverter<DateTime, DateTime>(
        moment => moment, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    /// <summary>16 bytes in an order that sorts by time: a third of the size of text, measured.</summary>
    private sealed class BigEndianGuid() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), stored => new Guid(stored, true));
}
