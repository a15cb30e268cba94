using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>Stops a refresh at any of its points, before or after the statements that it sends to the database.</summary>
internal abstract class RefreshProbe : DbCommandInterceptor
{
    /// <summary>Is passed at every step.</summary>
    protected abstract Task PassAsync(RefreshStep step);

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (TakesLease(command))
            await PassAsync(RefreshStep.Found);
        else if (StoresTokens(command))
            await PassAsync(RefreshStep.Answered);
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (TakesLease(command))
            await PassAsync(RefreshStep.Leased);
        else if (StoresTokens(command))
            await PassAsync(RefreshStep.Stored);
        return result;
    }

    private static bool TakesLease(DbCommand command) => command.CommandText.Contains("\"LeaseOwner\" = @", StringComparison.Ordinal);

    private static bool StoresTokens(DbCommand command) => command.CommandText.Contains("\"UpstreamAccessToken\" = @", StringComparison.Ordinal);
}
