using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DueForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "called_on",
                table: "statistics_assignment",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "statistics_due",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    setting = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    submission = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deadline = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    submitted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    timely = table.Column<bool>(type: "INTEGER", nullable: false),
                    complete = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_due", x => new { x.county, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_statistics_due_county_assignment_division_level",
                table: "statistics_due",
                columns: new[] { "county", "assignment", "division", "level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statistics_due_division_id",
                table: "statistics_due",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_statistics_due_rollup",
                table: "statistics_due",
                columns: new[] { "county", "setting", "division", "month", "timely", "complete" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "statistics_due");

            migrationBuilder.DropColumn(
                name: "called_on",
                table: "statistics_assignment");
        }
    }
}
