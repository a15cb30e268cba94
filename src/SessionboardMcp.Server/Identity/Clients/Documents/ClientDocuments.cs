using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Server.Identity.Clients.Redirects;

namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>
/// The clients that are known by a metadata document: the operator's file first, as the operator decides; then the document itself;
/// then, where it cannot be had, the copy that this program carries.
/// </summary>
internal sealed partial class ClientDocuments(
    IClientDocumentFetcher fetcher,
    KnownClientsFile known,
    OperatorDocuments operators,
    ClientMetadataRules rules,
    TimeProvider time,
    ILogger<ClientDocuments> logger) : IDisposable
{
    private static readonly TimeSpan ShortestStay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsualStay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestStay = TimeSpan.FromDays(1);

    // Bounded, because strangers choose the keys. Failures are not kept (draft, section 5.3).
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 500 });

    /// <summary>Finds a client.</summary>
    /// <param name="clientId">Its address.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="mayFetch">Whether the document may be asked for, where it is not known; null for always.</param>
    /// <exception cref="ClientDocumentUnavailableException">There is no document of it to be had.</exception>
    /// <exception cref="ClientMetadataException">Its document says something that is not accepted.</exception>
    public async Task<ClientApplication> FindAsync(Uri clientId, CancellationToken cancellationToken, Func<bool>? mayFetch = null)
    {
        if (operators.Find(clientId) is { } written)
            return rules.Document(clientId, written, ClientSource.OperatorDocument);
        if (_cache.TryGetValue(clientId.AbsoluteUri, out Kept? kept) && kept!.Until > time.GetUtcNow())
            return kept.Client;
        try
        {
            if (mayFetch?.Invoke() == false)
                throw new ClientDocumentUnavailableException("too many documents were asked for in this minute");
            var document = await fetcher.FetchAsync(clientId, cancellationToken);
            var client = rules.Document(clientId, document.Json.Span, ClientSource.Document);
            if (client.DroppedRedirects.Count > 0)
                Log.Dropped(logger, clientId.Host, client.DroppedRedirects.Count, AcceptedRedirects.Hosts(client.DroppedRedirects));
            return Keep(client, document.FreshFor ?? UsualStay);
        }
        catch (ClientDocumentUnavailableException problem)
        {
            var pinned = known.Documents.FirstOrDefault(document => document.ClientId == clientId.AbsoluteUri);
            if (pinned is null)
                throw;
            Log.UsedPinned(logger, clientId.Host, problem.Message, known.AsOf);
            return Keep(rules.Document(clientId, pinned, ClientSource.PinnedDocument), ShortestStay);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _cache.Dispose();

    private ClientApplication Keep(ClientApplication client, TimeSpan stay)
    {
        var bounded = stay < ShortestStay ? ShortestStay : stay > LongestStay ? LongestStay : stay;
        _cache.Set(
            client.ClientId,
            new Kept(client, time.GetUtcNow() + bounded),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = LongestStay });
        return client;
    }

    private sealed record Kept(ClientApplication Client, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The client document of {Host} could not be obtained ({Reason}); the copy of {AsOf} is used")]
        public static partial void UsedPinned(ILogger logger, string host, string reason, DateOnly asOf);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The client document of {Host} names {Count} redirect addresses that are not accepted, and is used without them: {Redirects}")]
        public static partial void Dropped(ILogger logger, string host, int count, string redirects);
    }
}
