using SessionboardMcp.Server.Identity.Clients.Documents;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

/// <summary>Answers for the web from memory.</summary>
internal sealed class FakeFetcher : IClientDocumentFetcher
{
    public Dictionary<string, byte[]> Documents { get; } = [];

    public TimeSpan? FreshFor { get; set; }

    public List<Uri> Asked { get; } = [];

    public Task<FetchedDocument> FetchAsync(Uri clientId, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(clientId);
            return Documents.TryGetValue(clientId.AbsoluteUri, out var json)
                ? Task.FromResult(new FetchedDocument(json, FreshFor))
                : Task.FromException<FetchedDocument>(new ClientDocumentUnavailableException("the test has no such document"));
        }
    }
}
