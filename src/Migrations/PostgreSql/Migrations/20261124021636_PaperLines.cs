using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PaperLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "associations_paper_line",
                columns: table => new
                {
                    county = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    book = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    record = table.Column<Guid>(type: "uuid", nullable: false),
                    typed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    association = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_paper_line", x => new { x.county, x.id });
                    table.CheckConstraint("associations_paper_line_code", "length(code) = 8");
                    table.ForeignKey(
                        name: "FK_associations_paper_line_associations_association_county_ass~",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_associations_paper_line_county_association",
                table: "associations_paper_line",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_paper_line_county_association_code",
                table: "associations_paper_line",
                columns: new[] { "county", "association", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_paper_line_county_record",
                table: "associations_paper_line",
                columns: new[] { "county", "record" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "associations_paper_line");
        }
    }
}
