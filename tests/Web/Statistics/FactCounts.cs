using Microsoft.EntityFrameworkCore;
using Yinling.Platform.Database;

namespace Yinling.Web.Statistics;

/// <summary>The counts of 汇总表 written out by hand over the tables of facts: neither profiles nor the catalogue have a part in it.</summary>
internal static class FactCounts
{
    private const string Open = "FROM associations_association a WHERE a.division BETWEEN {0} AND {1} AND ({2} = 0 OR a.level = {2}) AND (a.founded_on IS NULL OR a.founded_on <= {3}) AND (a.closed_on IS NULL OR a.closed_on > {3})";

    private static readonly Dictionary<string, string> Statements = new()
    {
        ["units"] = "SELECT COUNT(*) AS \"Value\" FROM divisions_division d WHERE {2} = 0 AND d.level = 5 AND d.code BETWEEN {0} AND {1} AND d.valid_from <= {3} AND (d.valid_to IS NULL OR d.valid_to > {3})",
        ["founded"] = "SELECT COUNT(DISTINCT a.division) AS \"Value\" " + Open + " AND a.level = 5 AND EXISTS (SELECT 1 FROM divisions_division d WHERE d.code = a.division AND d.level = 5 AND d.valid_to IS NULL)",
        ["associations"] = "SELECT COUNT(*) AS \"Value\" " + Open,
        ["registered"] = Having("associations_registration", "x.track = 1 AND x.\"from\" <= {3} AND (x.expires_on IS NULL OR x.expires_on >= {3})"),
        ["filed"] = Having("associations_registration", "x.track = 2 AND x.\"from\" <= {3} AND (x.expires_on IS NULL OR x.expires_on >= {3})"),
        ["funded"] = Stated(
            "associations_ledger_entry", "x.\"on\" <= {3}", "has_funding",
            "x.direction = 1 AND x.reversal_of IS NULL AND x.\"on\" <= {3} AND x.\"on\" > {4} AND NOT EXISTS (SELECT 1 FROM associations_ledger_entry r WHERE r.county = x.county AND r.reversal_of = x.id AND r.\"on\" <= {3})"),
        ["venue"] = Stated("associations_place", "x.\"from\" <= {3}", "has_venue", "x.nature <> 0 AND x.\"from\" <= {3} AND (x.\"to\" IS NULL OR x.\"to\" > {3})"),
        ["active"] = "SELECT COUNT(*) AS \"Value\" " + Open + " AND COALESCE((SELECT r.min_months FROM associations_activity_rule r WHERE r.county = a.county / 10000 * 10000 AND r.\"from\" <= {3} ORDER BY r.\"from\" DESC LIMIT 1), 9) <= (SELECT COUNT(DISTINCT SUBSTR(CAST(x.\"on\" AS TEXT), 1, 7)) FROM associations_activity x WHERE x.county = a.county AND x.association = a.id AND x.removed_on IS NULL AND x.\"on\" >= {5} AND x.\"on\" <= {3})",
        ["committee"] = Having("associations_officer", "x.post = 1 AND x.concurrent_post <> 0 AND x.term_from <= {3} AND (x.ended_on IS NULL OR x.ended_on > {3})"),
        ["members"] = """
            SELECT CAST(COALESCE(SUM(CASE
              WHEN EXISTS (SELECT 1 FROM associations_member m WHERE m.county = a.county AND m.association = a.id AND m.joined_on <= {3})
              THEN (SELECT COUNT(*) FROM associations_member m WHERE m.county = a.county AND m.association = a.id AND m.joined_on <= {3} AND (m.left_on IS NULL OR m.left_on > {3}))
              ELSE COALESCE((SELECT c.members FROM associations_member_count c WHERE c.county = a.county AND c.association = a.id AND c.as_of <= {3} ORDER BY c.as_of DESC, c.id DESC LIMIT 1), 0)
              END), 0) AS BIGINT) AS "Value"
            """ + " " + Open,
    };

    public static IEnumerable<string> Columns => Statements.Keys;

    /// <param name="level">Only associations of this level: what belongs to an office itself; 0 for all below.</param>
    public static async Task<long> CountAsync(AppDb db, string column, long first, long last, int level, DateOnly today) =>
        (await db.Database.SqlQueryRaw<long>(Statements[column], first, last, level, today, today.AddMonths(-12), new DateOnly(today.Year, today.Month, 1).AddMonths(-11)).ToListAsync())[0];

    /// <summary>Records decide; only where there is none at all, the last statement of a survey does.</summary>
    private static string Stated(string table, string known, string statement, string condition) =>
        $"SELECT COUNT(*) AS \"Value\" {Open} AND CASE WHEN EXISTS (SELECT 1 FROM {table} x WHERE x.county = a.county AND x.association = a.id AND {known})"
        + $" THEN EXISTS (SELECT 1 FROM {table} x WHERE x.county = a.county AND x.association = a.id AND {condition})"
        + $" ELSE COALESCE((SELECT s.{statement} FROM associations_stated_facts s WHERE s.county = a.county AND s.association = a.id AND s.survey_on <= {{3}} AND s.{statement} IS NOT NULL ORDER BY s.survey_on DESC, s.id DESC LIMIT 1), FALSE) END";

    private static string Having(string table, string condition) =>
        $"SELECT COUNT(*) AS \"Value\" {Open} AND EXISTS (SELECT 1 FROM {table} x WHERE x.county = a.county AND x.association = a.id AND {condition})";
}
