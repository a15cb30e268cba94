using System.Collections.Concurrent;

namespace SessionboardMcp.Core.Changes;

/// <summary>Keeps the allowances in this process, for a host whose connections are no rows of a database: half an hour is soon given again.</summary>
public sealed class EditAllowances : IEditAllowances
{
    /// <summary>How long an allowance lasts.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    /// <summary>Until when it is given (UTC); null where it is not.</summary>
    /// <param name="connection">The connection.</param>
    public DateTimeOffset? Until(string connection) => _until.TryGetValue(connection, out var until) ? until : null;

    /// <inheritdoc/>
    public Task<DateTimeOffset?> UntilAsync(string connection, CancellationToken cancellationToken) => Task.FromResult(Until(connection));

    /// <inheritdoc/>
    public Task SetAsync(string connection, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (until is { } given)
            _until[connection] = given;
        else
            _until.TryRemove(connection, out _);
        return Task.CompletedTask;
    }
}
