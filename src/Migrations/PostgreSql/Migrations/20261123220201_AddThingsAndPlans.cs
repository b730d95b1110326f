using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddThingsAndPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "facilities",
                table: "associations_place",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "uses",
                table: "associations_place",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "associations_annual_plan",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    meeting = table.Column<Guid>(type: "uuid", nullable: true),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_annual_plan", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_annual_plan_associations_association_county_as~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_annual_plan_associations_meeting_county_meeting",
                        columns: x => new { x.county, x.meeting },
                        principalTable: "associations_meeting",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_asset",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    value_fen = table.Column<long>(type: "bigint", nullable: true),
                    acquired_on = table.Column<DateOnly>(type: "date", nullable: false),
                    entry = table.Column<Guid>(type: "uuid", nullable: true),
                    donation = table.Column<Guid>(type: "uuid", nullable: true),
                    condition = table.Column<int>(type: "integer", nullable: false),
                    keeper = table.Column<string>(type: "text", nullable: true),
                    written_off_on = table.Column<DateOnly>(type: "date", nullable: true),
                    written_off_because = table.Column<string>(type: "text", nullable: true),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_asset", x => new { x.county, x.id });
                    table.CheckConstraint("associations_asset_count", "count >= 0 AND (count > 0 OR written_off_on IS NOT NULL)");
                    table.CheckConstraint("associations_asset_written_off", "(written_off_on IS NULL) = (written_off_because IS NULL)");
                    table.ForeignKey(
                        name: "FK_associations_asset_associations_association_county_associat~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_asset_associations_donation_county_donation",
                        columns: x => new { x.county, x.donation },
                        principalTable: "associations_donation",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_asset_associations_ledger_entry_county_entry",
                        columns: x => new { x.county, x.entry },
                        principalTable: "associations_ledger_entry",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_day_care",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "text", nullable: true),
                    removed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_day_care", x => new { x.county, x.id });
                    table.CheckConstraint("associations_day_care_people", "people > 0");
                    table.ForeignKey(
                        name: "FK_associations_day_care_associations_association_county_assoc~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_day_care_associations_place_county_place",
                        columns: x => new { x.county, x.place },
                        principalTable: "associations_place",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_plan_item",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<Guid>(type: "uuid", nullable: true),
                    removed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_plan_item", x => new { x.county, x.id });
                    table.CheckConstraint("associations_plan_item_month", "month BETWEEN 1 AND 12");
                    table.ForeignKey(
                        name: "FK_associations_plan_item_associations_activity_county_activity",
                        columns: x => new { x.county, x.activity },
                        principalTable: "associations_activity",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_plan_item_associations_annual_plan_county_plan",
                        columns: x => new { x.county, x.plan },
                        principalTable: "associations_annual_plan",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_plan_item_associations_association_county_asso~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_stock_take",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    expected = table.Column<int>(type: "integer", nullable: false),
                    counted = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_stock_take", x => new { x.county, x.id });
                    table.CheckConstraint("associations_stock_take_reason", "counted = expected OR reason IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_associations_stock_take_associations_asset_county_asset",
                        columns: x => new { x.county, x.asset },
                        principalTable: "associations_asset",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_stock_take_associations_association_county_ass~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_annual_plan_county_association",
                table: "associations_annual_plan",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_annual_plan_county_association_year",
                table: "associations_annual_plan",
                columns: new[] { "county", "association", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_annual_plan_county_meeting",
                table: "associations_annual_plan",
                columns: new[] { "county", "meeting" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_asset_county_association",
                table: "associations_asset",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_asset_county_donation",
                table: "associations_asset",
                columns: new[] { "county", "donation" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_asset_county_entry",
                table: "associations_asset",
                columns: new[] { "county", "entry" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_day_care_county_association",
                table: "associations_day_care",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_day_care_county_place_on",
                table: "associations_day_care",
                columns: new[] { "county", "place", "on" },
                unique: true,
                filter: "removed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_associations_plan_item_county_activity",
                table: "associations_plan_item",
                columns: new[] { "county", "activity" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_plan_item_county_association",
                table: "associations_plan_item",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_plan_item_county_plan",
                table: "associations_plan_item",
                columns: new[] { "county", "plan" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_stock_take_county_asset_year",
                table: "associations_stock_take",
                columns: new[] { "county", "asset", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_stock_take_county_association",
                table: "associations_stock_take",
                columns: new[] { "county", "association" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "associations_day_care");

            migrationBuilder.DropTable(
                name: "associations_plan_item");

            migrationBuilder.DropTable(
                name: "associations_stock_take");

            migrationBuilder.DropTable(
                name: "associations_annual_plan");

            migrationBuilder.DropTable(
                name: "associations_asset");

            migrationBuilder.DropColumn(
                name: "facilities",
                table: "associations_place");

            migrationBuilder.DropColumn(
                name: "uses",
                table: "associations_place");
        }
    }
}
