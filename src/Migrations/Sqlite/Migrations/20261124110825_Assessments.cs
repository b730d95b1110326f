using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
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
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    campaign = table.Column<byte[]>(type: "BLOB", nullable: false),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    own_total = table.Column<long>(type: "INTEGER", nullable: true),
                    township_total = table.Column<long>(type: "INTEGER", nullable: true),
                    county_total = table.Column<long>(type: "INTEGER", nullable: true),
                    vetoed = table.Column<bool>(type: "INTEGER", nullable: false),
                    own_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    own_name = table.Column<string>(type: "TEXT", nullable: true),
                    township_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    township_name = table.Column<string>(type: "TEXT", nullable: true),
                    county_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    county_name = table.Column<string>(type: "TEXT", nullable: true),
                    countersigned_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    countersigned_name = table.Column<string>(type: "TEXT", nullable: true),
                    team = table.Column<string>(type: "TEXT", nullable: true),
                    figures_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    figures = table.Column<string>(type: "TEXT", nullable: true),
                    notice_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    notice_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    star = table.Column<string>(type: "TEXT", nullable: true),
                    plaque = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    assessment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    act = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: false),
                    to = table.Column<int>(type: "INTEGER", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_assessment_step", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standards_campaign",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    self_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_campaign", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standards_objection",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    assessment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    upheld = table.Column<bool>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_objection", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standards_score_sheet",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    assessment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
