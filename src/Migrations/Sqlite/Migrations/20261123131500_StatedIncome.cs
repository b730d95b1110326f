using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StatedIncome : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "donation_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fiscal_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "income_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "membership_fee_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "purchased_service_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "superior_grant_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "village_collective_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "welfare_lottery_fen",
                table: "associations_stated_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ux_associations_officer_president",
                table: "associations_officer",
                columns: new[] { "county", "association" },
                unique: true,
                filter: "post = 1 AND ended_on IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_associations_officer_president",
                table: "associations_officer");

            migrationBuilder.DropColumn(
                name: "donation_fen",
                table: "associations_stated_facts");

            migrationBuilder.DropColumn(
                name: "fiscal_fen",
                table: "associations_stated_facts");

            migrationBuilder.DropColumn(
                name: "income_fen",
                table: "associations_stated_facts");

            migrationBuilder.DropColumn(
                name: "membership_fee_fen",
                table: "associations_stated_facts");

            migrationBuilder.DropColumn(
                name: "purchased_service_fen",
                table: "associations_stated_facts");

            migrationBuilder.DropColumn(
                name: "superior_grant_fen",
                table: "associations_stated_facts");

            migrationBuilder.DropColumn(
                name: "village_collective_fen",
                table: "associations_stated_facts");

            migrationBuilder.DropColumn(
                name: "welfare_lottery_fen",
                table: "associations_stated_facts");
        }
    }
}
