using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

/// <summary>What the tables of an association's records share: the county in every key, and the reference to the association.</summary>
internal static class FactTable
{
    public static void ConfigureFact<T>(this EntityTypeBuilder<T> table, string name) where T : AssociationFact
    {
        table.ToTable(name);
        table.HasKey(f => new { f.County, f.Id });
        table.HasOne<Association>().WithMany().HasForeignKey(f => new { f.County, f.Association }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(f => new { f.County, f.Association });
    }
}
