using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class HeadsRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "associations_attachment",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    activity = table.Column<byte[]>(type: "BLOB", nullable: true),
                    entry = table.Column<byte[]>(type: "BLOB", nullable: true),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    small = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_attachment", x => new { x.county, x.id });
                    table.CheckConstraint("associations_attachment_of_one", "(activity IS NULL) <> (entry IS NULL)");
                    table.ForeignKey(
                        name: "FK_associations_attachment_associations_activity_county_activity",
                        columns: x => new { x.county, x.activity },
                        principalTable: "associations_activity",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_attachment_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_attachment_associations_ledger_entry_county_entry",
                        columns: x => new { x.county, x.entry },
                        principalTable: "associations_ledger_entry",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_ledger_closing",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_ledger_closing", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_ledger_closing_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_office_contact",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    hours = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_office_contact", x => new { x.county, x.id });
                    table.UniqueConstraint("AK_associations_office_contact_id", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_attachment_county_activity",
                table: "associations_attachment",
                columns: new[] { "county", "activity" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_attachment_county_association",
                table: "associations_attachment",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_attachment_county_entry",
                table: "associations_attachment",
                columns: new[] { "county", "entry" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_ledger_closing_county_association",
                table: "associations_ledger_closing",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_ledger_closing_county_association_month",
                table: "associations_ledger_closing",
                columns: new[] { "county", "association", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_office_contact_county_division",
                table: "associations_office_contact",
                columns: new[] { "county", "division" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "associations_attachment");

            migrationBuilder.DropTable(
                name: "associations_ledger_closing");

            migrationBuilder.DropTable(
                name: "associations_office_contact");
        }
    }
}
