using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Openness : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "associations_disclosure",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    posted_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    token = table.Column<string>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_disclosure", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_disclosure_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_review",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject = table.Column<int>(type: "INTEGER", nullable: false),
                    meeting = table.Column<byte[]>(type: "BLOB", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    present = table.Column<int>(type: "INTEGER", nullable: false),
                    satisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    mostly = table.Column<int>(type: "INTEGER", nullable: false),
                    unsatisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    spoilt = table.Column<int>(type: "INTEGER", nullable: false),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_review", x => new { x.county, x.id });
                    table.CheckConstraint("associations_review_ballots", "satisfied + mostly + unsatisfied + spoilt BETWEEN 1 AND present");
                    table.ForeignKey(
                        name: "FK_associations_review_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_review_associations_meeting_county_meeting",
                        columns: x => new { x.county, x.meeting },
                        principalTable: "associations_meeting",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_disclosure_county_association",
                table: "associations_disclosure",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_disclosure_county_association_kind_year_number",
                table: "associations_disclosure",
                columns: new[] { "county", "association", "kind", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_disclosure_token",
                table: "associations_disclosure",
                column: "token");

            migrationBuilder.CreateIndex(
                name: "IX_associations_review_county_association",
                table: "associations_review",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_review_county_association_year_subject",
                table: "associations_review",
                columns: new[] { "county", "association", "year", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_review_county_meeting",
                table: "associations_review",
                columns: new[] { "county", "meeting" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "associations_disclosure");

            migrationBuilder.DropTable(
                name: "associations_review");
        }
    }
}
