using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class StandardsAndConditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "associations_condition",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    setting = table.Column<int>(type: "integer", nullable: false),
                    charter_parts = table.Column<int>(type: "integer", nullable: false),
                    charter_by_meeting = table.Column<bool>(type: "boolean", nullable: false),
                    rules_basic = table.Column<int>(type: "integer", nullable: false),
                    rules_further = table.Column<int>(type: "integer", nullable: false),
                    officers_complete = table.Column<bool>(type: "boolean", nullable: false),
                    term_current = table.Column<bool>(type: "boolean", nullable: false),
                    president_independent = table.Column<bool>(type: "boolean", nullable: false),
                    president_elected = table.Column<bool>(type: "boolean", nullable: false),
                    plan_made = table.Column<bool>(type: "boolean", nullable: false),
                    plan_summed = table.Column<bool>(type: "boolean", nullable: false),
                    plan_due = table.Column<int>(type: "integer", nullable: false),
                    plan_done = table.Column<int>(type: "integer", nullable: false),
                    disclosed_quarters = table.Column<int>(type: "integer", nullable: false),
                    reviewed = table.Column<bool>(type: "boolean", nullable: false),
                    learning_quarters = table.Column<int>(type: "integer", nullable: false),
                    office_dedicated = table.Column<bool>(type: "boolean", nullable: false),
                    office_held = table.Column<bool>(type: "boolean", nullable: false),
                    activity_place_held = table.Column<bool>(type: "boolean", nullable: false),
                    indoor_square_metres = table.Column<long>(type: "bigint", nullable: false),
                    has_culture_facilities = table.Column<bool>(type: "boolean", nullable: false),
                    has_reading = table.Column<bool>(type: "boolean", nullable: false),
                    has_fitness = table.Column<bool>(type: "boolean", nullable: false),
                    day_care_room = table.Column<bool>(type: "boolean", nullable: false),
                    day_care_used = table.Column<bool>(type: "boolean", nullable: false),
                    income_channels = table.Column<int>(type: "integer", nullable: false),
                    active_months = table.Column<int>(type: "integer", nullable: false),
                    categories = table.Column<int>(type: "integer", nullable: false),
                    mutual_aid_activities = table.Column<int>(type: "integer", nullable: false),
                    rights_activities = table.Column<int>(type: "integer", nullable: false),
                    mediation_activities = table.Column<int>(type: "integer", nullable: false),
                    idle_months = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_condition", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standards_standard",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    content = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standards_standard", x => new { x.county, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_condition_county_setting_division",
                table: "associations_condition",
                columns: new[] { "county", "setting", "division" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_condition_division_id",
                table: "associations_condition",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_standards_standard_county_series_edition",
                table: "standards_standard",
                columns: new[] { "county", "series", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_standards_standard_division",
                table: "standards_standard",
                column: "division");

            // An installation that has profiles already has no conditions: the next tick makes both anew.
            migrationBuilder.Sql("UPDATE associations_profile SET next_change_on = '2000-01-01'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "associations_condition");

            migrationBuilder.DropTable(
                name: "standards_standard");
        }
    }
}
