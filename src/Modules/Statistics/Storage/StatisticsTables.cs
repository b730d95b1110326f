using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Storage;

internal sealed class FormAssignmentTable : IEntityTypeConfiguration<FormAssignment>
{
    public void Configure(EntityTypeBuilder<FormAssignment> table)
    {
        table.ToTable("statistics_assignment");
        table.Ignore(a => a.DivisionCode).Ignore(a => a.Period);
        table.HasKey(a => new { a.County, a.Id });
        table.HasIndex(a => new { a.County, a.Division, a.Level, a.Form, a.From, a.To }).IsUnique();
        table.HasIndex(a => a.Division);
    }
}

internal sealed class SubmissionTable : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> table)
    {
        table.ToTable("statistics_submission");
        table.Ignore(s => s.DivisionCode).Ignore(s => s.ShowsCopy);
        table.HasKey(s => new { s.County, s.Id });
        table.HasIndex(s => new { s.County, s.Assignment, s.Division, s.Level }).IsUnique();
        // With what the board counts, so that it reads the index alone.
        table.HasIndex(s => new { s.Assignment, s.Level, s.Division, s.State, s.FirstSubmittedAt });
    }
}

internal sealed class SubmissionStepTable : IEntityTypeConfiguration<SubmissionStep>
{
    public void Configure(EntityTypeBuilder<SubmissionStep> table)
    {
        table.ToTable("statistics_step");
        table.HasKey(s => new { s.County, s.Id });
        table.HasIndex(s => new { s.County, s.Submission, s.At });
    }
}

internal sealed class FormEntryTable : IEntityTypeConfiguration<FormEntry>
{
    public void Configure(EntityTypeBuilder<FormEntry> table)
    {
        table.ToTable("statistics_entry");
        table.Ignore(e => e.Key);
        table.HasKey(e => new { e.County, e.Id });
        table.HasIndex(e => new { e.County, e.Submission, e.Row, e.Subject, e.Column }).IsUnique();
    }
}

internal sealed class FrozenCopyTable : IEntityTypeConfiguration<FrozenCopy>
{
    public void Configure(EntityTypeBuilder<FrozenCopy> table)
    {
        table.ToTable("statistics_frozen_copy");
        table.Ignore(c => c.IsWhole);
        table.HasKey(c => new { c.County, c.Id });
        table.HasIndex(c => new { c.County, c.Submission, c.Number }).IsUnique();
    }
}

internal sealed class DefinedFormTable : IEntityTypeConfiguration<DefinedForm>
{
    public void Configure(EntityTypeBuilder<DefinedForm> table)
    {
        table.ToTable("statistics_form");
        table.Ignore(f => f.DivisionCode).Ignore(f => f.Definition).Ignore(f => f.Key);
        table.HasKey(f => new { f.County, f.Id });
        table.HasIndex(f => new { f.County, f.Division, f.Level, f.Number, f.Edition }).IsUnique();
    }
}

internal static class StatisticsTables
{
    extension(AppDb db)
    {
        /// <summary>Assignments of offices a grant reaches. Those of offices above it are found by the desk.</summary>
        internal IQueryable<FormAssignment> Assignments(Grant grant) => db.Set<FormAssignment>().Within(grant, a => a.Division);

        internal IQueryable<Submission> Submissions(Grant grant) => db.Set<Submission>().Within(grant, s => s.Division);

        /// <summary>Forms that offices a grant reaches have defined.</summary>
        internal IQueryable<DefinedForm> DefinedForms(Grant grant) => db.Set<DefinedForm>().Within(grant, f => f.Division);

        /// <summary>Typed cells of a form that was reached through a grant.</summary>
        internal IQueryable<FormEntry> EntriesOf(Submission submission)
        {
            var (county, id) = (submission.County, submission.Id);
            return db.Set<FormEntry>().Where(e => e.County == county && e.Submission == id);
        }

        /// <summary>Acts on a form that was reached through a grant, oldest first.</summary>
        internal IQueryable<SubmissionStep> StepsOf(Submission submission)
        {
            var (county, id) = (submission.County, submission.Id);
            return db.Set<SubmissionStep>().Where(s => s.County == county && s.Submission == id).OrderBy(s => s.At).ThenBy(s => s.Id);
        }
    }
}
