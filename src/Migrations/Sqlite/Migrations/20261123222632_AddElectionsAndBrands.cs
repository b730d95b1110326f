using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddElectionsAndBrands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "election",
                table: "associations_officer",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "brand",
                table: "associations_activity",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "platform",
                table: "associations_activity",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "associations_brand",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_brand", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_brand_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_election",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    meeting = table.Column<byte[]>(type: "BLOB", nullable: true),
                    term_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_election", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_election_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_election_associations_meeting_county_meeting",
                        columns: x => new { x.county, x.meeting },
                        principalTable: "associations_meeting",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_officer_county_election",
                table: "associations_officer",
                columns: new[] { "county", "election" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_officer_term_to",
                table: "associations_officer",
                column: "term_to",
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_associations_activity_county_brand",
                table: "associations_activity",
                columns: new[] { "county", "brand" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_brand_county_association",
                table: "associations_brand",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_brand_county_association_name",
                table: "associations_brand",
                columns: new[] { "county", "association", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_election_county_association",
                table: "associations_election",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_election_county_meeting",
                table: "associations_election",
                columns: new[] { "county", "meeting" });

            migrationBuilder.AddForeignKey(
                name: "FK_associations_activity_associations_brand_county_brand",
                table: "associations_activity",
                columns: new[] { "county", "brand" },
                principalTable: "associations_brand",
                principalColumns: new[] { "county", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_associations_officer_associations_election_county_election",
                table: "associations_officer",
                columns: new[] { "county", "election" },
                principalTable: "associations_election",
                principalColumns: new[] { "county", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_associations_activity_associations_brand_county_brand",
                table: "associations_activity");

            migrationBuilder.DropForeignKey(
                name: "FK_associations_officer_associations_election_county_election",
                table: "associations_officer");

            migrationBuilder.DropTable(
                name: "associations_brand");

            migrationBuilder.DropTable(
                name: "associations_election");

            migrationBuilder.DropIndex(
                name: "IX_associations_officer_county_election",
                table: "associations_officer");

            migrationBuilder.DropIndex(
                name: "IX_associations_officer_term_to",
                table: "associations_officer");

            migrationBuilder.DropIndex(
                name: "IX_associations_activity_county_brand",
                table: "associations_activity");

            migrationBuilder.DropColumn(
                name: "election",
                table: "associations_officer");

            migrationBuilder.DropColumn(
                name: "brand",
                table: "associations_activity");

            migrationBuilder.DropColumn(
                name: "platform",
                table: "associations_activity");
        }
    }
}
