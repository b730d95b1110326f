using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Indicators.Domain;

namespace Yinling.Indicators.Storage;

internal sealed class MonthEndFigureTable : IEntityTypeConfiguration<MonthEndFigure>
{
    public void Configure(EntityTypeBuilder<MonthEndFigure> table)
    {
        table.ToTable("indicators_month_end_figure");
        table.HasKey(f => new { f.County, f.Division, f.Level, f.Indicator, f.Month, f.Setting });
        table.HasIndex(f => f.Month);
    }
}
