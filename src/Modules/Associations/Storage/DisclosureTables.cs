using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;
using Yinling.Platform.Auditing;

namespace Yinling.Associations.Storage;

internal sealed class DisclosureTable : IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Disclosure> table)
    {
        table.ConfigureFact("associations_disclosure");
        table.Ignore(d => d.Quarter).Ignore(d => d.Sections);
        table.Property(d => d.Token).HasAnnotation(AuditJson.Secret, true);
        table.HasIndex(d => new { d.County, d.Association, d.Kind, d.Year, d.Number }).IsUnique();
        table.HasIndex(d => d.Token);
    }
}

internal sealed class DemocraticReviewTable : IEntityTypeConfiguration<DemocraticReview>
{
    public void Configure(EntityTypeBuilder<DemocraticReview> table)
    {
        table.ConfigureFact("associations_review");
        table.Ignore(r => r.Ballots);
        table.ToTable(t => t.HasCheckConstraint("associations_review_ballots", "satisfied + mostly + unsatisfied + spoilt BETWEEN 1 AND present"));
        table.HasIndex(r => new { r.County, r.Association, r.Year, r.Subject }).IsUnique();
        table.HasOne<Meeting>().WithMany().HasForeignKey(r => new { r.County, r.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}
