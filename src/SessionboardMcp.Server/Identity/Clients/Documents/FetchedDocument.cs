namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>A metadata document as its host sent it.</summary>
/// <param name="Json">Its bytes; not checked yet.</param>
/// <param name="FreshFor">How long its host lets it be kept; null where it does not say.</param>
internal sealed record FetchedDocument(ReadOnlyMemory<byte> Json, TimeSpan? FreshFor);
