using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "statistics_assignment",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false),
                    snapshot_on = table.Column<DateOnly>(type: "date", nullable: false),
                    deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    lead_days = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_assignment", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "statistics_entry",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    column = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_entry", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "statistics_frozen_copy",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_frozen_copy", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "statistics_step",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    copy = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_step", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "statistics_submission",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignment = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    filler = table.Column<Guid>(type: "uuid", nullable: true),
                    copy = table.Column<int>(type: "integer", nullable: false),
                    reported_copy = table.Column<int>(type: "integer", nullable: true),
                    accepted_copy = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    first_submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_submission", x => new { x.county, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_statistics_assignment_county_division_level_form_from_to",
                table: "statistics_assignment",
                columns: new[] { "county", "division", "level", "form", "from", "to" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statistics_assignment_division",
                table: "statistics_assignment",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "IX_statistics_entry_county_submission_row_column",
                table: "statistics_entry",
                columns: new[] { "county", "submission", "row", "column" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statistics_frozen_copy_county_submission_number",
                table: "statistics_frozen_copy",
                columns: new[] { "county", "submission", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statistics_step_county_submission_at",
                table: "statistics_step",
                columns: new[] { "county", "submission", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_statistics_submission_assignment_level_division",
                table: "statistics_submission",
                columns: new[] { "assignment", "level", "division" });

            migrationBuilder.CreateIndex(
                name: "IX_statistics_submission_county_assignment_division_level",
                table: "statistics_submission",
                columns: new[] { "county", "assignment", "division", "level" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "statistics_assignment");

            migrationBuilder.DropTable(
                name: "statistics_entry");

            migrationBuilder.DropTable(
                name: "statistics_frozen_copy");

            migrationBuilder.DropTable(
                name: "statistics_step");

            migrationBuilder.DropTable(
                name: "statistics_submission");
        }
    }
}
