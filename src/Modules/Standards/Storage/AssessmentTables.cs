using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Platform.Auditing;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Storage;

internal sealed class AssessmentCampaignTable : IEntityTypeConfiguration<AssessmentCampaign>
{
    public void Configure(EntityTypeBuilder<AssessmentCampaign> table)
    {
        table.ToTable("standards_campaign");
        table.Ignore(c => c.Office).Ignore(c => c.Standard);
        table.HasKey(c => new { c.County, c.Id });
        table.HasIndex(c => c.Division);
    }
}

internal sealed class AssessmentTable : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> table)
    {
        table.ToTable("standards_assessment", t => t.HasCheckConstraint(
            "standards_assessment_two_persons", "state < 5 OR (own_total IS NOT NULL AND county_by IS NOT NULL AND countersigned_by IS NOT NULL AND township_total IS NOT NULL AND county_total IS NOT NULL AND county_by <> countersigned_by AND own_by NOT IN (township_by, county_by, countersigned_by) AND township_by NOT IN (county_by, countersigned_by))"));
        table.HasKey(a => new { a.County, a.Id });
        table.HasIndex(a => new { a.County, a.Campaign, a.Association }).IsUnique();
        table.HasIndex(a => new { a.Campaign, a.Division, a.Id });
        table.HasIndex(a => new { a.County, a.Association });
        table.HasIndex(a => new { a.County, a.Plaque }).IsUnique();
    }
}

internal sealed class AssessmentStepTable : IEntityTypeConfiguration<AssessmentStep>
{
    public void Configure(EntityTypeBuilder<AssessmentStep> table)
    {
        table.ToTable("standards_assessment_step");
        table.HasKey(s => new { s.County, s.Id });
        table.HasIndex(s => new { s.County, s.Assessment });
    }
}

internal sealed class ScoreSheetTable : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> table)
    {
        table.ToTable("standards_score_sheet");
        table.Ignore(s => s.Answers);
        table.HasKey(s => new { s.County, s.Id });
        table.HasIndex(s => new { s.County, s.Assessment, s.Stage }).IsUnique();
    }
}

internal sealed class ObjectionTable : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> table)
    {
        table.ToTable("standards_objection");
        table.Property(o => o.Contact).HasAnnotation(AuditJson.Secret, true);
        table.HasKey(o => new { o.County, o.Id });
        table.HasIndex(o => new { o.County, o.Assessment });
    }
}
