namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Finds the grant of a call: one statement, without EF Core, which takes several times as long as the database. Every call asks it, as what is revoked has
/// to be refused at once; so nothing of it is kept.
/// </summary>
internal interface IGrantTable
{
    /// <summary>A living connection with a token and an authorization of it that are valid; null where one of them is not there or has ended.</summary>
    Task<Connection?> FindAsync(string id, string clientId, string tokenId, CancellationToken cancellationToken);
}
