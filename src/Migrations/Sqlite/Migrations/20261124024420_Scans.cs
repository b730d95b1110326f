using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Scans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "associations_attachment_of_one",
                table: "associations_attachment");

            migrationBuilder.AlterColumn<string>(
                name: "text",
                table: "associations_internal_rule",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "parts_in_scan",
                table: "associations_charter",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "charter",
                table: "associations_attachment",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "internal_rule",
                table: "associations_attachment",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_attachment_county_charter",
                table: "associations_attachment",
                columns: new[] { "county", "charter" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_attachment_county_internal_rule",
                table: "associations_attachment",
                columns: new[] { "county", "internal_rule" });

            migrationBuilder.AddCheckConstraint(
                name: "associations_attachment_of_one",
                table: "associations_attachment",
                sql: "(CASE WHEN activity IS NULL THEN 0 ELSE 1 END) + (CASE WHEN entry IS NULL THEN 0 ELSE 1 END) + (CASE WHEN charter IS NULL THEN 0 ELSE 1 END) + (CASE WHEN internal_rule IS NULL THEN 0 ELSE 1 END) = 1");

            migrationBuilder.AddForeignKey(
                name: "FK_associations_attachment_associations_charter_county_charter",
                table: "associations_attachment",
                columns: new[] { "county", "charter" },
                principalTable: "associations_charter",
                principalColumns: new[] { "county", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_associations_attachment_associations_internal_rule_county_internal_rule",
                table: "associations_attachment",
                columns: new[] { "county", "internal_rule" },
                principalTable: "associations_internal_rule",
                principalColumns: new[] { "county", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_associations_attachment_associations_charter_county_charter",
                table: "associations_attachment");

            migrationBuilder.DropForeignKey(
                name: "FK_associations_attachment_associations_internal_rule_county_internal_rule",
                table: "associations_attachment");

            migrationBuilder.DropIndex(
                name: "IX_associations_attachment_county_charter",
                table: "associations_attachment");

            migrationBuilder.DropIndex(
                name: "IX_associations_attachment_county_internal_rule",
                table: "associations_attachment");

            migrationBuilder.DropCheckConstraint(
                name: "associations_attachment_of_one",
                table: "associations_attachment");

            migrationBuilder.DropColumn(
                name: "parts_in_scan",
                table: "associations_charter");

            migrationBuilder.DropColumn(
                name: "charter",
                table: "associations_attachment");

            migrationBuilder.DropColumn(
                name: "internal_rule",
                table: "associations_attachment");

            migrationBuilder.AlterColumn<string>(
                name: "text",
                table: "associations_internal_rule",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "associations_attachment_of_one",
                table: "associations_attachment",
                sql: "(activity IS NULL) <> (entry IS NULL)");
        }
    }
}
