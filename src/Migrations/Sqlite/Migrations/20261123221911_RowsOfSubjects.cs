using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RowsOfSubjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_statistics_entry_county_submission_row_column",
                table: "statistics_entry");

            migrationBuilder.AddColumn<byte[]>(
                name: "subject",
                table: "statistics_entry",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "IX_statistics_entry_county_submission_row_subject_column",
                table: "statistics_entry",
                columns: new[] { "county", "submission", "row", "subject", "column" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_statistics_entry_county_submission_row_subject_column",
                table: "statistics_entry");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "statistics_entry");

            migrationBuilder.CreateIndex(
                name: "IX_statistics_entry_county_submission_row_column",
                table: "statistics_entry",
                columns: new[] { "county", "submission", "row", "column" },
                unique: true);
        }
    }
}
