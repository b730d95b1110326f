using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain.Surveys;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Associations.Storage;

internal sealed class SurveyCampaignTable : IEntityTypeConfiguration<SurveyCampaign>
{
    public void Configure(EntityTypeBuilder<SurveyCampaign> table)
    {
        table.ToTable("associations_survey_campaign");
        table.Ignore(c => c.DivisionCode).Ignore(c => c.IsOpen);
        table.HasKey(c => new { c.County, c.Id });
        table.HasIndex(c => c.Division);
    }
}

internal sealed class SurveyAnswerTable : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> table)
    {
        table.ToTable("associations_survey_answer");
        table.HasKey(a => new { a.County, a.Id });
        table.HasIndex(a => new { a.County, a.Campaign, a.Division }).IsUnique();
        table.HasIndex(a => new { a.Campaign, a.Division });
    }
}

internal sealed class BaselineImportTable : IEntityTypeConfiguration<BaselineImport>
{
    public void Configure(EntityTypeBuilder<BaselineImport> table)
    {
        table.ToTable("associations_baseline_import");
        table.Ignore(i => i.DivisionCode);
        table.HasKey(i => new { i.County, i.Id });
        table.HasIndex(i => i.Division);
    }
}

internal sealed class BaselineImportRowTable : IEntityTypeConfiguration<BaselineImportRow>
{
    public void Configure(EntityTypeBuilder<BaselineImportRow> table)
    {
        table.ToTable("associations_baseline_import_row");
        table.HasKey(r => new { r.County, r.Id });
        table.HasIndex(r => new { r.County, r.Import, r.Number }).IsUnique();
    }
}

internal sealed class RememberedHeaderTable : IEntityTypeConfiguration<RememberedHeader>
{
    public void Configure(EntityTypeBuilder<RememberedHeader> table)
    {
        table.ToTable("associations_remembered_header");
        table.HasKey(h => new { h.County, h.Id });
        table.HasIndex(h => new { h.County, h.Division, h.Header }).IsUnique();
    }
}

internal static class SurveyTables
{
    extension(AppDb db)
    {
        /// <summary>Surveys of divisions a grant reaches. Those above it that cover it are found by <c>SurveysOver</c>.</summary>
        internal IQueryable<SurveyCampaign> Surveys(Grant grant) => db.Set<SurveyCampaign>().Within(grant, c => c.Division);

        /// <summary>Imports of divisions a grant reaches.</summary>
        internal IQueryable<BaselineImport> BaselineImports(Grant grant) => db.Set<BaselineImport>().Within(grant, i => i.Division);

        /// <summary>Rows of an import that was reached through a grant.</summary>
        internal IQueryable<BaselineImportRow> RowsOf(BaselineImport import)
        {
            var (county, id) = (import.County, import.Id);
            return db.Set<BaselineImportRow>().Where(r => r.County == county && r.Import == id);
        }
    }
}
