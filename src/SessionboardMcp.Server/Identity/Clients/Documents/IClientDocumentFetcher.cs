namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>
/// Fetches Client ID Metadata Documents. Tests put another one in its place, which may ask this machine; no setting can.
/// </summary>
internal interface IClientDocumentFetcher
{
    /// <summary>Fetches a document.</summary>
    /// <exception cref="ClientDocumentUnavailableException">It cannot be obtained, or is not one by size, type or status.</exception>
    Task<FetchedDocument> FetchAsync(Uri clientId, CancellationToken cancellationToken);
}
