using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Assessments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "standards_assessment",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    own_total = table.Column<long>(type: "bigint", nullable: true),
                    township_total = table.Column<long>(type: "bigint", nullable: true),
                    county_total = table.Column<long>(type: "bigint", nullable: true),
                    vetoed = table.Column<bool>(type: "boolean", nullable: false),
                    own_by = table.Column<Guid>(type: "uuid", nullable: true),
                    own_name = table.Column<string>(type: "text", nullable: true),
                    township_by = table.Column<Guid>(type: "uuid", nullable: true),
                    township_name = table.Column<string>(type: "text", nullable: true),
                    county_by = table.Column<Guid>(type: "uuid", nullable: true),
                    county_name = table.Column<string>(type: "text", nullable: true),
                    countersigned_by = table.Column<Guid>(type: "uuid", nullable: true),
                    countersigned_name = table.Column<string>(type: "text", nullable: true),
                    team = table.Column<string>(type: "text", nullable: true),
                    figures_on = table.Column<DateOnly>(type: "date", nullable: true),
                    figures = table.Column<string>(type: "text", nullable: true),
                    notice_from = table.Column<DateOnly>(type: "date", nullable: true),
                    notice_to = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    star = table.Column<string>(type: "text", nullable: true),
                    plaque = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_assessment", x => new { x.county, x.id });
                    table.CheckConstraint("standards_assessment_two_persons", "state < 5 OR (own_total IS NOT NULL AND county_by IS NOT NULL AND countersigned_by IS NOT NULL AND township_total IS NOT NULL AND county_total IS NOT NULL AND county_by <> countersigned_by AND own_by NOT IN (township_by, county_by, countersigned_by) AND township_by NOT IN (county_by, countersigned_by))");
                });

            migrationBuilder.CreateTable(
                name: "standards_assessment_step",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assessment = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_assessment_step", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standards_campaign",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    self_until = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_campaign", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standards_objection",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assessment = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    upheld = table.Column<bool>(type: "boolean", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_objection", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standards_score_sheet",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assessment = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_score_sheet", x => new { x.county, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_standards_assessment_campaign_division_id",
                table: "standards_assessment",
                columns: new[] { "campaign", "division", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_standards_assessment_county_association",
                table: "standards_assessment",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_standards_assessment_county_campaign_association",
                table: "standards_assessment",
                columns: new[] { "county", "campaign", "association" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_standards_assessment_county_plaque",
                table: "standards_assessment",
                columns: new[] { "county", "plaque" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_standards_assessment_step_county_assessment",
                table: "standards_assessment_step",
                columns: new[] { "county", "assessment" });

            migrationBuilder.CreateIndex(
                name: "IX_standards_campaign_division",
                table: "standards_campaign",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "IX_standards_objection_county_assessment",
                table: "standards_objection",
                columns: new[] { "county", "assessment" });

            migrationBuilder.CreateIndex(
                name: "IX_standards_score_sheet_county_assessment_stage",
                table: "standards_score_sheet",
                columns: new[] { "county", "assessment", "stage" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "standards_assessment");

            migrationBuilder.DropTable(
                name: "standards_assessment_step");

            migrationBuilder.DropTable(
                name: "standards_campaign");

            migrationBuilder.DropTable(
                name: "standards_objection");

            migrationBuilder.DropTable(
                name: "standards_score_sheet");
        }
    }
}
