using System.Net;
using System.Net.Http.Headers;

namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>Fetches from the web, as little and as briefly as possible (draft-ietf-oauth-client-id-metadata-document, section 6.5 and 6.6).</summary>
internal sealed class HttpClientDocumentFetcher(IHttpClientFactory clients, TimeProvider time) : IClientDocumentFetcher, IDisposable
{
    /// <summary>The name of the HTTP client.</summary>
    public const string ClientName = "client-documents";

    /// <summary>The largest document, in bytes. Those of the known assistants have 300 to 700.</summary>
    public const int MaximumBytes = 10 * 1024;

    /// <summary>How long a fetch may take. Assistants give the whole answer ten seconds.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4);

    // Strangers choose what is fetched; this keeps them from using us up.
    private readonly SemaphoreSlim _slots = new(8);

    /// <inheritdoc />
    public async Task<FetchedDocument> FetchAsync(Uri clientId, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Deadline, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await _slots.WaitAsync(deadline.Token);
            try
            {
                return await GetAsync(clientId, deadline.Token);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClientDocumentUnavailableException("it took too long");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new ClientDocumentUnavailableException(problem.Message, problem);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _slots.Dispose();

    private async Task<FetchedDocument> GetAsync(Uri clientId, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Get, clientId);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        // A redirect is a refusal, too: it must not be followed, and nothing but 200 is a document.
        if (response.StatusCode != HttpStatusCode.OK)
            throw new ClientDocumentUnavailableException($"the host answered {(int)response.StatusCode}");
        if (!IsJson(response.Content.Headers.ContentType?.MediaType))
            throw new ClientDocumentUnavailableException("the answer is not JSON");
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var json = await BoundedBody.ReadAsync(body, MaximumBytes, cancellationToken)
            ?? throw new ClientDocumentUnavailableException($"the document is larger than {MaximumBytes} bytes");
        return new FetchedDocument(json, Freshness(response.Headers.CacheControl));
    }

    private static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (mediaType.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase)));

    private static TimeSpan? Freshness(CacheControlHeaderValue? control) =>
        control is null ? null : control.NoStore || control.NoCache ? TimeSpan.Zero : control.SharedMaxAge ?? control.MaxAge;
}
