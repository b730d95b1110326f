using Microsoft.EntityFrameworkCore;
using Yinling.Host;

namespace Yinling.Web.Schema;

/// <summary>Installations follow the model by migrations; the tests and the migrations must never drift apart.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public void The_migrations_bring_about_the_model(string provider)
    {
        Environment.SetEnvironmentVariable("YINLING_MIGRATIONS", provider);
        try
        {
            using var db = new DesignTime().CreateDbContext([]);
            Assert.Equal(provider == "Sqlite", db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal));
            Assert.NotEmpty(db.Database.GetMigrations());
            Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: ./yinling migration NAME");
        }
        finally
        {
            Environment.SetEnvironmentVariable("YINLING_MIGRATIONS", null);
        }
    }
}
