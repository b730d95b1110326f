using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Host.Errors;

/// <summary>
/// Gives every refusal its status: rules 409, stale 409, busy 503, a disk that takes nothing 507, malformed or forged 400. The API gets problem details;
/// pages get the error page in the same shell. Nothing of the exception's text but our own sentences is ever shown.
/// </summary>
internal sealed class RefusalHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private const int SqliteReadOnly = 8, SqliteIoError = 10, SqliteFull = 13;

    /// <summary>Input/output error, file too large, no space, read-only, quota used up: the numbers Linux gives.</summary>
    private static readonly int[] DiskErrors = [5, 27, 28, 30, 122];

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        var (status, title) = exception switch
        {
            RuleException => (StatusCodes.Status409Conflict, exception.Message),
            StaleException => (StatusCodes.Status409Conflict, exception.Message),
            BusyException => (StatusCodes.Status503ServiceUnavailable, exception.Message),
            AntiforgeryValidationException => (StatusCodes.Status400BadRequest, "这个页面打开太久，或者换过账号了。请重新打开页面再提交。"),
            _ when IsUnreadableAddress(exception) => (StatusCodes.Status400BadRequest, "地址里有看不懂的内容。请从页面上的链接再点一次。"),
            BadHttpRequestException malformed => (malformed.StatusCode, "提交的内容不完整或太大，请检查后再试。"),
            _ when IsDiskRefusing(exception) => (StatusCodes.Status507InsufficientStorage, "服务器的磁盘满了或者写不进去，这次没有保存。请联系系统管理员，处理好以后再提交一次。"),
            _ when Unreachable(exception) => (StatusCodes.Status503ServiceUnavailable, "数据库暂时连不上，请稍等几秒再试。"),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => (StatusCodes.Status499ClientClosedRequest, ""),
            _ => (StatusCodes.Status500InternalServerError, "系统出了问题，这次没有保存。请稍后再试，仍不行就联系管理员。"),
        };
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "5";
        context.Features.Set(new RefusalText(title));
        // The middleware has already put the error page's path in place of the one asked for.
        var asked = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;
        if (!new PathString(asked).StartsWithSegments("/api")) return false;

        var details = new ProblemDetails { Status = status, Title = title };
        if (exception is RuleException refused) details.Extensions["problems"] = refused.Problems;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = details });
    }

    /// <summary>Whether the exception is an answer to what was asked, not a fault of ours.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is RuleException or StaleException or BadHttpRequestException or AntiforgeryValidationException || IsUnreadableAddress(exception);

    /// <summary>A page's query parameter that is no number or id: the framework has no type of its own for it.</summary>
    private static bool IsUnreadableAddress(Exception exception) =>
        exception is InvalidOperationException { Source: "Microsoft.AspNetCore.Components" } && exception.Message.StartsWith("Cannot parse the value '", StringComparison.Ordinal);

    private static bool IsDiskRefusing(Exception? exception) => exception switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError or SqliteReadOnly } => true,
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DiskFull } => true,
        IOException failed when DiskErrors.Contains(failed.HResult) => true,
        _ => IsDiskRefusing(exception.InnerException),
    };

    private static bool Unreachable(Exception exception) =>
        exception is DbException { IsTransient: true } or InvalidOperationException { InnerException: DbException { IsTransient: true } } or DbUpdateException { InnerException: DbException { IsTransient: true } };
}

/// <summary>The sentence the error page shows.</summary>
internal sealed record RefusalText(string Text);
