using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddMeetingsAndCharters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "associations_meeting",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    chair = table.Column<string>(type: "text", nullable: true),
                    present = table.Column<int>(type: "integer", nullable: false),
                    invited = table.Column<int>(type: "integer", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true),
                    minutes = table.Column<string>(type: "text", nullable: true),
                    removed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_meeting", x => new { x.county, x.id });
                    table.CheckConstraint("associations_meeting_present", "present > 0 AND (invited IS NULL OR invited >= present)");
                    table.ForeignKey(
                        name: "FK_associations_meeting_associations_association_county_associ~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_charter",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting = table.Column<Guid>(type: "uuid", nullable: true),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    principles = table.Column<string>(type: "text", nullable: true),
                    structure = table.Column<string>(type: "text", nullable: true),
                    membership = table.Column<string>(type: "text", nullable: true),
                    joining_and_leaving = table.Column<string>(type: "text", nullable: true),
                    more = table.Column<string>(type: "text", nullable: true),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_charter", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_charter_associations_association_county_associ~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_charter_associations_meeting_county_meeting",
                        columns: x => new { x.county, x.meeting },
                        principalTable: "associations_meeting",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_internal_rule",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    meeting = table.Column<Guid>(type: "uuid", nullable: true),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    on_the_wall = table.Column<bool>(type: "boolean", nullable: false),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_internal_rule", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_internal_rule_associations_association_county_~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_internal_rule_associations_meeting_county_meet~",
                        columns: x => new { x.county, x.meeting },
                        principalTable: "associations_meeting",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_resolution",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    @for = table.Column<int>(name: "for", type: "integer", nullable: true),
                    against = table.Column<int>(type: "integer", nullable: true),
                    abstained = table.Column<int>(type: "integer", nullable: true),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_resolution", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_resolution_associations_association_county_ass~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_resolution_associations_meeting_county_meeting",
                        columns: x => new { x.county, x.meeting },
                        principalTable: "associations_meeting",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_charter_county_association",
                table: "associations_charter",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_charter_county_meeting",
                table: "associations_charter",
                columns: new[] { "county", "meeting" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_internal_rule_county_association",
                table: "associations_internal_rule",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_internal_rule_county_meeting",
                table: "associations_internal_rule",
                columns: new[] { "county", "meeting" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_meeting_county_association",
                table: "associations_meeting",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_resolution_county_association",
                table: "associations_resolution",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_resolution_county_meeting",
                table: "associations_resolution",
                columns: new[] { "county", "meeting" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "associations_charter");

            migrationBuilder.DropTable(
                name: "associations_internal_rule");

            migrationBuilder.DropTable(
                name: "associations_resolution");

            migrationBuilder.DropTable(
                name: "associations_meeting");
        }
    }
}
