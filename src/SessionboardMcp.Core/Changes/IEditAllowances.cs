namespace SessionboardMcp.Core.Changes;

/// <summary>
/// For how long the person lets an assistant make single edits that can be undone without asking. It is given on our page alone; what an
/// assistant can call neither gives nor sees it.
/// </summary>
public interface IEditAllowances
{
    /// <summary>Until when it is given (UTC); null where it is not.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    Task<DateTimeOffset?> UntilAsync(string connection, CancellationToken cancellationToken);

    /// <summary>Gives or takes it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="until">Until when; null to take it back.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    Task SetAsync(string connection, DateTimeOffset? until, CancellationToken cancellationToken);
}
