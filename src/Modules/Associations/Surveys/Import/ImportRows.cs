using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Storage;
using Yinling.Platform.Database;

namespace Yinling.Associations.Surveys.Import;

/// <summary>The kept rows of an import, some at a time. The caller has reached the import through a grant.</summary>
internal static class ImportRows
{
    /// <summary>Rows in memory at once.</summary>
    private const int Batch = 2_000;

    extension(AppDb db)
    {
        /// <summary>The rows without problems, in the order of the sheet. Not tracked.</summary>
        public async IAsyncEnumerable<IReadOnlyList<BaselineImportRow>> GoodRowsAsync(BaselineImport import, [EnumeratorCancellation] CancellationToken ct)
        {
            var good = db.RowsOf(import).AsNoTracking().Where(r => r.Effect != RowEffect.Refused).OrderBy(r => r.Number);
            for (var after = 0; ;)
            {
                var from = after;
                var rows = await good.Where(r => r.Number > from).Take(Batch).ToListAsync(ct);
                if (rows.Count == 0) yield break;
                yield return rows;
                after = rows[^1].Number;
            }
        }

        /// <summary>Stores rows read by <see cref="GoodRowsAsync"/> as they are now: once out and once in is far faster than row by row.</summary>
        public async Task ReplaceRowsAsync(BaselineImport import, IReadOnlyList<BaselineImportRow> rows, CancellationToken ct)
        {
            var (first, last) = (rows[0].Number, rows[^1].Number);
            await db.RowsOf(import).Where(r => r.Number >= first && r.Number <= last && r.Effect != RowEffect.Refused).ExecuteDeleteAsync(ct);
            await db.BulkInsertAsync(rows, ct);
        }
    }
}
