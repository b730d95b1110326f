using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddDuesAndDonations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "left_because",
                table: "associations_member",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "meeting",
                table: "associations_member",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "associations_donation",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    receipt_year = table.Column<int>(type: "INTEGER", nullable: false),
                    receipt_number = table.Column<int>(type: "INTEGER", nullable: false),
                    donor = table.Column<string>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    goods = table.Column<string>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", nullable: true),
                    entry = table.Column<byte[]>(type: "BLOB", nullable: true),
                    spent_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_donation", x => new { x.county, x.id });
                    table.CheckConstraint("associations_donation_kind", "(entry IS NULL) <> (goods IS NULL)");
                    table.CheckConstraint("associations_donation_spent", "spent_fen >= 0 AND spent_fen <= value_fen");
                    table.ForeignKey(
                        name: "FK_associations_donation_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_donation_associations_ledger_entry_county_entry",
                        columns: x => new { x.county, x.entry },
                        principalTable: "associations_ledger_entry",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_dues_settlement",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    member = table.Column<byte[]>(type: "BLOB", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    entry = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    undone_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_dues_settlement", x => new { x.county, x.id });
                    table.CheckConstraint("associations_dues_settlement_kind", "(entry IS NULL) <> (reason IS NULL)");
                    table.ForeignKey(
                        name: "FK_associations_dues_settlement_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_dues_settlement_associations_ledger_entry_county_entry",
                        columns: x => new { x.county, x.entry },
                        principalTable: "associations_ledger_entry",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_dues_settlement_associations_member_county_member",
                        columns: x => new { x.county, x.member },
                        principalTable: "associations_member",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_dues_year",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    meeting = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_dues_year", x => new { x.county, x.id });
                    table.CheckConstraint("associations_dues_year_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "FK_associations_dues_year_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_dues_year_associations_meeting_county_meeting",
                        columns: x => new { x.county, x.meeting },
                        principalTable: "associations_meeting",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_donation_spending",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    donation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entry = table.Column<byte[]>(type: "BLOB", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    undone_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_donation_spending", x => new { x.county, x.id });
                    table.CheckConstraint("associations_donation_spending_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "FK_associations_donation_spending_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_donation_spending_associations_donation_county_donation",
                        columns: x => new { x.county, x.donation },
                        principalTable: "associations_donation",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_donation_spending_associations_ledger_entry_county_entry",
                        columns: x => new { x.county, x.entry },
                        principalTable: "associations_ledger_entry",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_member_county_meeting",
                table: "associations_member",
                columns: new[] { "county", "meeting" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_donation_county_association",
                table: "associations_donation",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_donation_county_association_receipt_year_receipt_number",
                table: "associations_donation",
                columns: new[] { "county", "association", "receipt_year", "receipt_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_donation_county_entry",
                table: "associations_donation",
                columns: new[] { "county", "entry" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_donation_spending_county_association",
                table: "associations_donation_spending",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_donation_spending_county_donation",
                table: "associations_donation_spending",
                columns: new[] { "county", "donation" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_donation_spending_county_entry",
                table: "associations_donation_spending",
                columns: new[] { "county", "entry" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_dues_settlement_county_association",
                table: "associations_dues_settlement",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_dues_settlement_county_entry",
                table: "associations_dues_settlement",
                columns: new[] { "county", "entry" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_dues_settlement_county_member_year",
                table: "associations_dues_settlement",
                columns: new[] { "county", "member", "year" },
                unique: true,
                filter: "undone_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_associations_dues_year_county_association",
                table: "associations_dues_year",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_dues_year_county_association_year",
                table: "associations_dues_year",
                columns: new[] { "county", "association", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_dues_year_county_meeting",
                table: "associations_dues_year",
                columns: new[] { "county", "meeting" });

            migrationBuilder.AddForeignKey(
                name: "FK_associations_member_associations_meeting_county_meeting",
                table: "associations_member",
                columns: new[] { "county", "meeting" },
                principalTable: "associations_meeting",
                principalColumns: new[] { "county", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_associations_member_associations_meeting_county_meeting",
                table: "associations_member");

            migrationBuilder.DropTable(
                name: "associations_donation_spending");

            migrationBuilder.DropTable(
                name: "associations_dues_settlement");

            migrationBuilder.DropTable(
                name: "associations_dues_year");

            migrationBuilder.DropTable(
                name: "associations_donation");

            migrationBuilder.DropIndex(
                name: "IX_associations_member_county_meeting",
                table: "associations_member");

            migrationBuilder.DropColumn(
                name: "left_because",
                table: "associations_member");

            migrationBuilder.DropColumn(
                name: "meeting",
                table: "associations_member");
        }
    }
}
