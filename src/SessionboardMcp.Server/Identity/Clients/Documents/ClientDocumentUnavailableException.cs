namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>
/// A Client ID Metadata Document could not be obtained. The reason is for the log only: a page that told it would let a stranger
/// look around in our network.
/// </summary>
internal sealed class ClientDocumentUnavailableException(string reason, Exception? inner = null) : Exception(reason, inner);
