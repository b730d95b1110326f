using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class MonthEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "indicators_month_end_figure",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    setting = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    definition_version = table.Column<int>(type: "integer", nullable: false),
                    kept_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_belated = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_month_end_figure", x => new { x.county, x.division, x.level, x.indicator, x.month, x.setting });
                });

            migrationBuilder.CreateIndex(
                name: "IX_indicators_month_end_figure_month",
                table: "indicators_month_end_figure",
                column: "month");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "indicators_month_end_figure");
        }
    }
}
