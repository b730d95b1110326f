using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DefinedForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_statistics_submission_assignment_level_division",
                table: "statistics_submission");

            migrationBuilder.CreateTable(
                name: "statistics_form",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_form", x => new { x.county, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_statistics_submission_assignment_level_division_state_first_submitted_at",
                table: "statistics_submission",
                columns: new[] { "assignment", "level", "division", "state", "first_submitted_at" });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_division_valid_to",
                table: "divisions_division",
                column: "valid_to",
                filter: "valid_to IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_statistics_form_county_division_level_number_edition",
                table: "statistics_form",
                columns: new[] { "county", "division", "level", "number", "edition" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "statistics_form");

            migrationBuilder.DropIndex(
                name: "IX_statistics_submission_assignment_level_division_state_first_submitted_at",
                table: "statistics_submission");

            migrationBuilder.DropIndex(
                name: "IX_divisions_division_valid_to",
                table: "divisions_division");

            migrationBuilder.CreateIndex(
                name: "IX_statistics_submission_assignment_level_division",
                table: "statistics_submission",
                columns: new[] { "assignment", "level", "division" });
        }
    }
}
