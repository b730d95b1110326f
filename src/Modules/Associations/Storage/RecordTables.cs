using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Associations.Storage;

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> table)
    {
        table.ConfigureFact("associations_attachment");
        table.ToTable(t => t.HasCheckConstraint(
            "associations_attachment_of_one", "(CASE WHEN activity IS NULL THEN 0 ELSE 1 END) + (CASE WHEN entry IS NULL THEN 0 ELSE 1 END) + (CASE WHEN charter IS NULL THEN 0 ELSE 1 END) + (CASE WHEN internal_rule IS NULL THEN 0 ELSE 1 END) = 1"));
        table.HasIndex(a => new { a.County, a.Activity });
        table.HasIndex(a => new { a.County, a.Entry }).IsUnique();
        table.HasIndex(a => new { a.County, a.Charter });
        table.HasIndex(a => new { a.County, a.InternalRule });
        table.Ignore(a => a.IsScan);
        table.Ignore(a => a.File);
        table.HasOne<ActivityRecord>().WithMany().HasForeignKey(a => new { a.County, a.Activity }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<LedgerEntry>().WithMany().HasForeignKey(a => new { a.County, a.Entry }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Charter>().WithMany().HasForeignKey(a => new { a.County, a.Charter }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<InternalRule>().WithMany().HasForeignKey(a => new { a.County, a.InternalRule }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OfficeContactTable : IEntityTypeConfiguration<OfficeContact>
{
    public void Configure(EntityTypeBuilder<OfficeContact> table)
    {
        table.ToTable("associations_office_contact");
        table.Property(c => c.Phone).HasAnnotation(AuditJson.Secret, true);
        table.HasIndex(c => new { c.County, c.Division }).IsUnique();
    }
}

internal sealed class LedgerClosingTable : IEntityTypeConfiguration<LedgerClosing>
{
    /// <summary>What the triggers say.</summary>
    public const string Closed = "the month is closed";

    public void Configure(EntityTypeBuilder<LedgerClosing> table)
    {
        table.ConfigureFact("associations_ledger_closing");
        table.HasIndex(c => new { c.County, c.Association, c.Month }).IsUnique();
    }

    /// <summary>
    /// No entry gets into a closed month and none leaves or changes there, whatever our code does. On PostgreSQL both sides first take one
    /// lock per association, so that an entry and a closing at the same moment wait for each other.
    /// </summary>
    public static readonly SchemaGuard Guard = new(
    [
        Sqlite("insert", "INSERT", "NEW"), Sqlite("update", "UPDATE", "OLD"), Sqlite("delete", "DELETE", "OLD"),
    ],
    [
        $$"""
        CREATE OR REPLACE FUNCTION associations_ledger_closed() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE entry associations_ledger_entry;
        BEGIN
          IF TG_OP = 'INSERT' THEN entry := NEW; ELSE entry := OLD; END IF;
          PERFORM pg_advisory_xact_lock(hashtextextended('ledger ' || entry.association, 0));
          IF EXISTS (SELECT 1 FROM associations_ledger_closing c WHERE c.county = entry.county AND c.association = entry.association
              AND c.month >= CAST(to_char(entry."on", 'YYYYMM') AS integer)) THEN
            RAISE EXCEPTION '{{Closed}}';
          END IF;
          IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
          RETURN NEW;
        END $$
        """,
        """
        CREATE OR REPLACE FUNCTION associations_ledger_closing_waits() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_advisory_xact_lock(hashtextextended('ledger ' || NEW.association, 0));
          RETURN NEW;
        END $$
        """,
        "DROP TRIGGER IF EXISTS associations_ledger_entry_closed ON associations_ledger_entry",
        "CREATE TRIGGER associations_ledger_entry_closed BEFORE INSERT OR UPDATE OR DELETE ON associations_ledger_entry FOR EACH ROW EXECUTE FUNCTION associations_ledger_closed()",
        "DROP TRIGGER IF EXISTS associations_ledger_closing_waits ON associations_ledger_closing",
        "CREATE TRIGGER associations_ledger_closing_waits BEFORE INSERT ON associations_ledger_closing FOR EACH ROW EXECUTE FUNCTION associations_ledger_closing_waits()",
    ]);

    private static string Sqlite(string name, string when, string row) => $"""
        CREATE TRIGGER IF NOT EXISTS associations_ledger_entry_closed_{name} BEFORE {when} ON associations_ledger_entry
        WHEN EXISTS (SELECT 1 FROM associations_ledger_closing c WHERE c.county = {row}.county AND c.association = {row}.association
          AND c.month >= CAST(strftime('%Y%m', {row}."on") AS INTEGER))
        BEGIN SELECT RAISE(ABORT, '{Closed}'); END
        """;
}
