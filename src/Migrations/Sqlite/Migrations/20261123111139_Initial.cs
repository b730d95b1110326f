using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yinling.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_account",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: false),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    initial_password_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    failed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    lock_count = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    totp_secret = table.Column<string>(type: "TEXT", nullable: true),
                    totp_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    last_totp_step = table.Column<long>(type: "INTEGER", nullable: false),
                    disabled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "associations_activity_rule",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    min_months = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_activity_rule", x => new { x.county, x.id });
                    table.UniqueConstraint("AK_associations_activity_rule_id", x => x.id);
                    table.CheckConstraint("associations_activity_rule_months", "min_months BETWEEN 1 AND 12");
                });

            migrationBuilder.CreateTable(
                name: "associations_association",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    setting = table.Column<int>(type: "INTEGER", nullable: false),
                    current_name = table.Column<string>(type: "TEXT", nullable: false),
                    initials = table.Column<string>(type: "TEXT", nullable: false),
                    founded_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    party_branch = table.Column<string>(type: "TEXT", nullable: true),
                    committee_relation = table.Column<string>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_association", x => new { x.county, x.id });
                    table.CheckConstraint("associations_association_county", "county = division / 1000000");
                });

            migrationBuilder.CreateTable(
                name: "associations_baseline_import",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    campaign = table.Column<byte[]>(type: "BLOB", nullable: true),
                    survey_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    file_hash = table.Column<string>(type: "TEXT", nullable: false),
                    uploaded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    good_rows = table.Column<int>(type: "INTEGER", nullable: false),
                    bad_rows = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_baseline_import", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "associations_baseline_import_row",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    import = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: true),
                    effect = table.Column<int>(type: "INTEGER", nullable: false),
                    cells = table.Column<string>(type: "TEXT", nullable: false),
                    problems = table.Column<string>(type: "TEXT", nullable: false),
                    association = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version_after = table.Column<int>(type: "INTEGER", nullable: true),
                    undo = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_baseline_import_row", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "associations_month",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    setting = table.Column<int>(type: "INTEGER", nullable: false),
                    activities = table.Column<long>(type: "INTEGER", nullable: false),
                    activity_people = table.Column<long>(type: "INTEGER", nullable: false),
                    fiscal = table.Column<long>(type: "INTEGER", nullable: false),
                    superior_grant = table.Column<long>(type: "INTEGER", nullable: false),
                    village_collective = table.Column<long>(type: "INTEGER", nullable: false),
                    donation = table.Column<long>(type: "INTEGER", nullable: false),
                    welfare_lottery = table.Column<long>(type: "INTEGER", nullable: false),
                    purchased_service = table.Column<long>(type: "INTEGER", nullable: false),
                    membership_fee = table.Column<long>(type: "INTEGER", nullable: false),
                    income = table.Column<long>(type: "INTEGER", nullable: false),
                    spending = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_month", x => new { x.county, x.id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "associations_profile",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    setting = table.Column<int>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    has_funding = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_venue = table.Column<bool>(type: "INTEGER", nullable: false),
                    regularly_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    active_months12 = table.Column<int>(type: "INTEGER", nullable: false),
                    months_needed = table.Column<int>(type: "INTEGER", nullable: false),
                    president_from_committee = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_president = table.Column<bool>(type: "INTEGER", nullable: false),
                    registered = table.Column<bool>(type: "INTEGER", nullable: false),
                    filed = table.Column<bool>(type: "INTEGER", nullable: false),
                    registration_expired = table.Column<bool>(type: "INTEGER", nullable: false),
                    term_overdue = table.Column<bool>(type: "INTEGER", nullable: false),
                    members = table.Column<long>(type: "INTEGER", nullable: false),
                    women = table.Column<long>(type: "INTEGER", nullable: false),
                    members_listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    funding_stated = table.Column<bool>(type: "INTEGER", nullable: false),
                    venue_stated = table.Column<bool>(type: "INTEGER", nullable: false),
                    activity_stated = table.Column<bool>(type: "INTEGER", nullable: false),
                    next_change_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_profile", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "associations_remembered_header",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    header = table.Column<string>(type: "TEXT", nullable: false),
                    column = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_remembered_header", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "associations_survey_answer",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    campaign = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    has_association = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    import = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_survey_answer", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "associations_survey_campaign",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    snapshot_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    deadline = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answerer = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_survey_campaign", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "associations_unit_profile",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    setting = table.Column<int>(type: "INTEGER", nullable: false),
                    associations = table.Column<int>(type: "INTEGER", nullable: false),
                    has_association = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_unit_profile", x => new { x.county, x.id });
                });

            migrationBuilder.CreateTable(
                name: "divisions_division",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    first = table.Column<long>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    initials = table.Column<string>(type: "TEXT", nullable: false),
                    setting = table.Column<int>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_divisions_division", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    posts = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_draft",
                columns: table => new
                {
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_draft", x => new { x.account, x.form });
                });

            migrationBuilder.CreateTable(
                name: "platform_kept_answer",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: true),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_kept_answer", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "access_post",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    division = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<byte[]>(type: "BLOB", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    given_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_post", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_post_access_account_account",
                        column: x => x.account,
                        principalTable: "access_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "access_recovery_code",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_recovery_code", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_recovery_code_access_account_account",
                        column: x => x.account,
                        principalTable: "access_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_session",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    agent = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_session", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_session_access_account_account",
                        column: x => x.account,
                        principalTable: "access_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "associations_activity",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    category = table.Column<int>(type: "INTEGER", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    removed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_activity", x => new { x.county, x.id });
                    table.CheckConstraint("associations_activity_people", "people > 0");
                    table.ForeignKey(
                        name: "FK_associations_activity_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_ledger_entry",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    direction = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", nullable: true),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: true),
                    reversal_of = table.Column<byte[]>(type: "BLOB", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_ledger_entry", x => new { x.county, x.id });
                    table.CheckConstraint("associations_ledger_entry_amount", "amount_fen > 0");
                    table.CheckConstraint("associations_ledger_entry_kind", "(direction = 1 AND channel BETWEEN 1 AND 7) OR (direction = 2 AND channel IS NULL AND purpose IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_associations_ledger_entry_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_associations_ledger_entry_associations_ledger_entry_county_reversal_of",
                        columns: x => new { x.county, x.reversal_of },
                        principalTable: "associations_ledger_entry",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_member",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sex = table.Column<int>(type: "INTEGER", nullable: false),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: true),
                    joined_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_member", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_member_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_member_count",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    women = table.Column<int>(type: "INTEGER", nullable: false),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_member_count", x => new { x.county, x.id });
                    table.CheckConstraint("associations_member_count_women", "women >= 0 AND women <= members");
                    table.ForeignKey(
                        name: "FK_associations_member_count_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_name",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_name", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_name_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_officer",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    post = table.Column<int>(type: "INTEGER", nullable: false),
                    person_name = table.Column<string>(type: "TEXT", nullable: false),
                    sex = table.Column<int>(type: "INTEGER", nullable: false),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    concurrent_post = table.Column<int>(type: "INTEGER", nullable: false),
                    term_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_officer", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_officer_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_place",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    nature = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    square_metres = table.Column<int>(type: "INTEGER", nullable: true),
                    is_indoor = table.Column<bool>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_place", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_place_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_registration",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    track = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    authority = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_registration", x => new { x.county, x.id });
                    table.ForeignKey(
                        name: "FK_associations_registration_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "associations_stated_facts",
                columns: table => new
                {
                    county = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    survey_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    has_funding = table.Column<bool>(type: "INTEGER", nullable: true),
                    has_venue = table.Column<bool>(type: "INTEGER", nullable: true),
                    active_months = table.Column<int>(type: "INTEGER", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    import_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    association = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_associations_stated_facts", x => new { x.county, x.id });
                    table.CheckConstraint("associations_stated_facts_months", "active_months BETWEEN 0 AND 12");
                    table.ForeignKey(
                        name: "FK_associations_stated_facts_associations_association_county_association",
                        columns: x => new { x.county, x.association },
                        principalTable: "associations_association",
                        principalColumns: new[] { "county", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "access_api_token",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    post = table.Column<byte[]>(type: "BLOB", nullable: false),
                    read_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_api_token", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_api_token_access_account_account",
                        column: x => x.account,
                        principalTable: "access_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_access_api_token_access_post_post",
                        column: x => x.post,
                        principalTable: "access_post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_account_division_user_name",
                table: "access_account",
                columns: new[] { "division", "user_name" });

            migrationBuilder.CreateIndex(
                name: "IX_access_account_user_name",
                table: "access_account",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_api_token_account",
                table: "access_api_token",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_access_api_token_post",
                table: "access_api_token",
                column: "post");

            migrationBuilder.CreateIndex(
                name: "IX_access_api_token_token_hash",
                table: "access_api_token",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_post_account",
                table: "access_post",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_access_post_division_role",
                table: "access_post",
                columns: new[] { "division", "role" });

            migrationBuilder.CreateIndex(
                name: "IX_access_recovery_code_account",
                table: "access_recovery_code",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_access_session_account",
                table: "access_session",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_access_session_token_hash",
                table: "access_session",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_activity_county_association",
                table: "associations_activity",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_activity_rule_county_from",
                table: "associations_activity_rule",
                columns: new[] { "county", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_association_county_division_current_name",
                table: "associations_association",
                columns: new[] { "county", "division", "current_name" },
                unique: true,
                filter: "closed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_associations_association_division_initials_id_closed_on",
                table: "associations_association",
                columns: new[] { "division", "initials", "id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_baseline_import_division",
                table: "associations_baseline_import",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "IX_associations_baseline_import_row_county_import_number",
                table: "associations_baseline_import_row",
                columns: new[] { "county", "import", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_ledger_entry_county_association",
                table: "associations_ledger_entry",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_ledger_entry_county_reversal_of",
                table: "associations_ledger_entry",
                columns: new[] { "county", "reversal_of" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_member_county_association",
                table: "associations_member",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_member_count_county_association",
                table: "associations_member_count",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_month_division_month_id",
                table: "associations_month",
                columns: new[] { "division", "month", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_associations_month_rollup",
                table: "associations_month",
                columns: new[] { "county", "setting", "division", "month" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_name_county_association",
                table: "associations_name",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_officer_county_association",
                table: "associations_officer",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_place_county_association",
                table: "associations_place",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_profile_division_id",
                table: "associations_profile",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_profile_next_change_on",
                table: "associations_profile",
                column: "next_change_on");

            migrationBuilder.CreateIndex(
                name: "ix_associations_profile_rollup",
                table: "associations_profile",
                columns: new[] { "county", "setting", "division", "has_funding", "has_venue", "regularly_active", "president_from_committee", "registered", "filed", "members", "women" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_registration_county_association",
                table: "associations_registration",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_registration_county_number",
                table: "associations_registration",
                columns: new[] { "county", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_remembered_header_county_division_header",
                table: "associations_remembered_header",
                columns: new[] { "county", "division", "header" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_stated_facts_county_association",
                table: "associations_stated_facts",
                columns: new[] { "county", "association" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_stated_facts_county_import_id",
                table: "associations_stated_facts",
                columns: new[] { "county", "import_id" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_survey_answer_campaign_division",
                table: "associations_survey_answer",
                columns: new[] { "campaign", "division" });

            migrationBuilder.CreateIndex(
                name: "IX_associations_survey_answer_county_campaign_division",
                table: "associations_survey_answer",
                columns: new[] { "county", "campaign", "division" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_associations_survey_campaign_division",
                table: "associations_survey_campaign",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "IX_associations_unit_profile_division_id",
                table: "associations_unit_profile",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_associations_unit_profile_rollup",
                table: "associations_unit_profile",
                columns: new[] { "county", "setting", "division", "has_association" });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_division_level_code_valid_from",
                table: "divisions_division",
                columns: new[] { "level", "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_divisions_division_level_initials",
                table: "divisions_division",
                columns: new[] { "level", "initials" });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_division_level_name",
                table: "divisions_division",
                columns: new[] { "level", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_divisions_division_parent_id_code",
                table: "divisions_division",
                columns: new[] { "parent_id", "code" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_division_sequence",
                table: "platform_audit",
                columns: new[] { "division", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_subject_sequence",
                table: "platform_audit",
                columns: new[] { "subject", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_draft_at",
                table: "platform_draft",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_platform_kept_answer_at",
                table: "platform_kept_answer",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_api_token");

            migrationBuilder.DropTable(
                name: "access_recovery_code");

            migrationBuilder.DropTable(
                name: "access_session");

            migrationBuilder.DropTable(
                name: "associations_activity");

            migrationBuilder.DropTable(
                name: "associations_activity_rule");

            migrationBuilder.DropTable(
                name: "associations_baseline_import");

            migrationBuilder.DropTable(
                name: "associations_baseline_import_row");

            migrationBuilder.DropTable(
                name: "associations_ledger_entry");

            migrationBuilder.DropTable(
                name: "associations_member");

            migrationBuilder.DropTable(
                name: "associations_member_count");

            migrationBuilder.DropTable(
                name: "associations_month");

            migrationBuilder.DropTable(
                name: "associations_name");

            migrationBuilder.DropTable(
                name: "associations_officer");

            migrationBuilder.DropTable(
                name: "associations_place");

            migrationBuilder.DropTable(
                name: "associations_profile");

            migrationBuilder.DropTable(
                name: "associations_registration");

            migrationBuilder.DropTable(
                name: "associations_remembered_header");

            migrationBuilder.DropTable(
                name: "associations_stated_facts");

            migrationBuilder.DropTable(
                name: "associations_survey_answer");

            migrationBuilder.DropTable(
                name: "associations_survey_campaign");

            migrationBuilder.DropTable(
                name: "associations_unit_profile");

            migrationBuilder.DropTable(
                name: "divisions_division");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_draft");

            migrationBuilder.DropTable(
                name: "platform_kept_answer");

            migrationBuilder.DropTable(
                name: "access_post");

            migrationBuilder.DropTable(
                name: "associations_association");

            migrationBuilder.DropTable(
                name: "access_account");
        }
    }
}
