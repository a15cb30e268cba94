using System.Net.Http.Headers;
using System.Net.Mime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Transport;

/// <summary>One try: a request goes out, and a whole body or an error comes back.</summary>
internal sealed partial class Exchange(
    IHttpClientFactory clients,
    IOptions<SessionboardOptions> options,
    RateLimitLedger ledger,
    AssistantVerdicts verdicts,
    TimeProvider time,
    ILogger<Exchange> logger)
{
    public const string ClientName = "Sessionboard";

    private readonly int _cap = options.Value.MaxResponseBytes;

    // Its handler lives as long as this process, and so can it.
    private readonly Lazy<HttpClient> _client = new(() => clients.CreateClient(ClientName));

    /// <summary>Sends it once.</summary>
    /// <param name="owner">Who calls whom.</param>
    /// <param name="call">What is called.</param>
    /// <param name="credential">The value of the header that authorizes.</param>
    /// <param name="attempt">Which try it is.</param>
    /// <param name="caller">Ended by who asked, and by nothing else.</param>
    /// <param name="cancellationToken">Ended by the caller, and by the limits on this try and on all of them.</param>
    public async Task<Answer> TryAsync(
        HostCredential owner, Call call, string credential, int attempt, CancellationToken caller, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        int? status = null;
        try
        {
            using var request = new HttpRequestMessage(call.Operation.Method, new Uri(owner.BaseAddress, call.Target));
            var secret = Authorize(request, owner, credential, call.Operation);
            if (call.Body is not null)
            {
                request.Content = new ByteArrayContent(call.Body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
            }
            else if (!call.Operation.IsRead)
            {
                // .NET sends a request without content once more where a pooled connection is closed on it, though it may have been carried out.
                request.Content = new ByteArrayContent([]);
            }

            using var response = await _client.Value
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            status = (int)response.StatusCode;
            if (call.Operation.Category is { } category)
                ledger.Record(owner.Partition, category, response.Headers, status == 429);
            if (!response.IsSuccessStatusCode)
                throw await Refusal.OfAsync(call.Operation, response, secret, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            var body = await ReadAsync(call.Operation, response, cancellationToken).ConfigureAwait(false);
            if (call.Operation.Scope == Scopes.ReadInsights)
                verdicts.Keep(owner.Partition, AssistantVerdict.Allowed);
            RequestMeters.Ended(call.Operation.Name, status, null, time.GetElapsedTime(started));
            Log.Answered(logger, call.Operation.Name, status.Value, time.GetElapsedTime(started).TotalMilliseconds, attempt);
            return new Answer(body, time.GetUtcNow());
        }
        catch (SessionboardException failure)
        {
            RequestMeters.Ended(call.Operation.Name, status, failure, time.GetElapsedTime(started));
            Log.Failed(logger, call.Operation.Name, failure.GetType().Name, status, time.GetElapsedTime(started).TotalMilliseconds, attempt);
            throw;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            // A limit of ours, as Sessionboard hangs: who measures only what comes back would call that health.
            var failure = new TimeoutException();
            RequestMeters.Ended(call.Operation.Name, status, failure, time.GetElapsedTime(started));
            Log.Failed(logger, call.Operation.Name, failure.GetType().Name, status, time.GetElapsedTime(started).TotalMilliseconds, attempt);
            throw;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            RequestMeters.Ended(call.Operation.Name, status, failure, time.GetElapsedTime(started));
            Log.Failed(logger, call.Operation.Name, failure.GetType().Name, status, time.GetElapsedTime(started).TotalMilliseconds, attempt);
            throw new UpstreamUnavailableException(
                call.Operation.Name,
                status,
                true,
                status is null ? "Sessionboard could not be reached." : "Sessionboard's answer broke off.",
                failure);
        }
    }

    private static string Authorize(HttpRequestMessage request, HostCredential owner, string value, Operation operation)
    {
        var secret = value[(value.LastIndexOf(' ') + 1)..];
        if (Credential.IsForSandbox(secret) && !owner.BaseAddress.IsLoopback)
            throw new UnauthorizedException(operation.Name, SessionboardOptionsValidator.SandboxTokenMessage(owner.BaseAddress));
        request.Headers.TryAddWithoutValidation(owner.Credential.HeaderName, value);
        return secret;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(
        Operation operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A maintenance page comes as HTML, sometimes with a 200.
        if (response.Content.Headers.ContentType?.MediaType is MediaTypeNames.Text.Html)
            throw operation.IsRead ? Malformed.Answer(operation, (int)response.StatusCode) : Malformed.Foreign(operation, (int)response.StatusCode);
        var body = await BoundedBody.ReadAsync(response.Content, _cap, cancellationToken).ConfigureAwait(false);
        return body ?? throw new ResponseTooLargeException(
            operation.Name,
            (int)response.StatusCode,
            _cap,
            "Sessionboard's answer is larger than this client reads. Ask for fewer rows or a smaller page.");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Operation} answered {Status} in {Milliseconds:F0} ms, try {Attempt}")]
        public static partial void Answered(ILogger logger, string operation, int status, double milliseconds, int attempt);

        [LoggerMessage(2, LogLevel.Warning, "{Operation} failed with {Failure}, status {Status}, after {Milliseconds:F0} ms, try {Attempt}")]
        public static partial void Failed(
            ILogger logger, string operation, string failure, int? status, double milliseconds, int attempt);
    }
}
