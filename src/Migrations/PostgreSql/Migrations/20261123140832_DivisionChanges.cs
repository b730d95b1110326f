using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DivisionChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "divisions_change_set",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<DateOnly>(type: "date", nullable: false),
                    tree_units = table.Column<int>(type: "integer", nullable: false),
                    prepared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_divisions_change_set", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "divisions_succession",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_code = table.Column<long>(type: "bigint", nullable: false),
                    to_code = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    set = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_divisions_succession", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "divisions_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    set = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    new_name = table.Column<string>(type: "text", nullable: true),
                    new_code = table.Column<long>(type: "bigint", nullable: true),
                    new_setting = table.Column<int>(type: "integer", nullable: true),
                    accepted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_divisions_change", x => x.id);
                    table.ForeignKey(
                        name: "FK_divisions_change_divisions_change_set_set",
                        column: x => x.set,
                        principalTable: "divisions_change_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_change_code_level",
                table: "divisions_change",
                columns: new[] { "code", "level" });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_change_new_code_level",
                table: "divisions_change",
                columns: new[] { "new_code", "level" });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_change_set_kind_code",
                table: "divisions_change",
                columns: new[] { "set", "kind", "code" });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_succession_level_from_code_on",
                table: "divisions_succession",
                columns: new[] { "level", "from_code", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_divisions_succession_level_to_code",
                table: "divisions_succession",
                columns: new[] { "level", "to_code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "divisions_change");

            migrationBuilder.DropTable(
                name: "divisions_succession");

            migrationBuilder.DropTable(
                name: "divisions_change_set");
        }
    }
}
