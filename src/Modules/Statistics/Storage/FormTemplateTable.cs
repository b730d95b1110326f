using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Storage;

internal sealed class FormTemplateTable : IEntityTypeConfiguration<FormTemplate>
{
    public void Configure(EntityTypeBuilder<FormTemplate> table)
    {
        table.ToTable("statistics_template");
        table.Ignore(t => t.Headers).Ignore(t => t.Office);
        table.HasKey(t => new { t.County, t.Id });
        table.HasIndex(t => new { t.County, t.Division, t.Level, t.Form }).IsUnique();
    }
}
