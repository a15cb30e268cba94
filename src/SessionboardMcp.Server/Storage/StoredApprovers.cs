namespace SessionboardMcp.Server.Storage;

/// <summary>
/// The browsers that may approve changes of <c>serve --local</c>, where several processes of it share a database: lines of a few words in one row, all of
/// them hashes but the address. With SQLite they lie in a file beside it, which needs no database to be opened.
/// </summary>
internal sealed class StoredApprovers
{
    /// <summary>The id of the one row.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Id { get; init; }

    /// <summary>The lines.</summary>
    public required string Lines { get; set; }

    /// <summary>Counts the changes, so that one who read before another's change does not overwrite it.</summary>
    public long Version { get; set; }
}
