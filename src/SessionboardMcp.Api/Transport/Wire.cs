using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Transport;

/// <summary>
/// Calls Sessionboard with everything that belongs to a call: the deadline over all, retries of reads, a time limit on each
/// try, one call where several ask the same, and four at once of what Sessionboard does not limit.
/// </summary>
internal sealed class Wire
{
    private readonly Exchange _exchange;
    private readonly Coalescer _coalescer;
    private readonly FourAtOnce _turns;
    private readonly BudgetShares _shares;
    private readonly SharedReads _shared;
    // Not before the first call: a desktop assistant waits for the start.
    private readonly Lazy<ResiliencePipeline> _reads;
    private readonly Lazy<ResiliencePipeline> _writes;

    public Wire(Exchange exchange, Coalescer coalescer, FourAtOnce turns, BudgetShares shares, SharedReads shared, IOptions<SessionboardOptions> options, TimeProvider time)
    {
        _shared = shared;
        _exchange = exchange;
        _coalescer = coalescer;
        _turns = turns;
        _shares = shares;
        var settings = options.Value;
        _reads = new(() => Build(settings, time, settings.MaxRetries));
        _writes = new(() => Build(settings, time, 0));
    }

    /// <summary>Calls and reads the answer.</summary>
    /// <param name="owner">Who calls whom.</param>
    /// <param name="call">What is called.</param>
    /// <param name="read">Reads the body; a <see cref="JsonException"/> of it means that the answer is malformed.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public Task<T> SendAsync<T>(
        HostCredential owner, Call call, Func<JsonElement, DateTimeOffset, T> read, CancellationToken cancellationToken) =>
        !call.Operation.IsRead ? WriteAsync(owner, call, Parsed(read), cancellationToken)
        : _shared.TryRead(owner, call, Parsed(read), (both, token) => ReadAsync(owner, call, both, token), cancellationToken)
        ?? _coalescer.JoinAsync($"{Reads(owner)}{call.Identity}", token => ReadAsync(owner, call, Parsed(read), token), cancellationToken);

    /// <summary>Calls what tells nothing but that it was done: whatever is in the answer, it is not read.</summary>
    /// <param name="owner">Who calls whom.</param>
    /// <param name="call">What is called; a write.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public Task DoAsync(HostCredential owner, Call call, CancellationToken cancellationToken) =>
        WriteAsync(owner, call, _ => true, cancellationToken);

    /// <summary>Writes where the answer may tell what was written, or nothing: its shape is not published.</summary>
    /// <param name="owner">Who calls whom.</param>
    /// <param name="call">What is called; a write.</param>
    /// <param name="read">Reads the body, where there is one.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <returns>What the answer tells; null where it tells nothing.</returns>
    public Task<T?> TellAsync<T>(HostCredential owner, Call call, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class =>
        WriteAsync(owner, call, answer => Told(answer, read), cancellationToken);

    private static string Reads(HostCredential owner) => $"{owner.Partition}|wire|";

    // A read that began before the write was answered may show what was there before: whoever asks from now on does not join it, whatever came of the write.
    private async Task<T> WriteAsync<T>(HostCredential owner, Call call, Func<Answer, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(_writes.Value, owner, call, read, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _coalescer.Close(Reads(owner));
        }
    }

    private static T? Told<T>(Answer answer, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            return answer.Body.Length == 0 ? null : read(JsonElement.Parse(WholeText.Of(answer.Body).Span));
        }
        catch (JsonException)
        {
            // It was written; only what it is now has to be looked up.
            return null;
        }
    }

    private static Func<Answer, T> Parsed<T>(Func<JsonElement, DateTimeOffset, T> read) =>
        answer => read(JsonElement.Parse(WholeText.Of(answer.Body).Span), answer.ReceivedAt);

    private Task<T> ReadAsync<T>(
        HostCredential owner, Call call, Func<Answer, T> read, CancellationToken cancellationToken) =>
        call.Operation.IsFourAtOnce
            ? _turns.RunAsync(owner.Partition, () => CallAsync(_reads.Value, owner, call, read, cancellationToken), cancellationToken)
            : CallAsync(_reads.Value, owner, call, read, cancellationToken);

    private async Task<T> CallAsync<T>(
        ResiliencePipeline pipeline,
        HostCredential owner,
        Call call,
        Func<Answer, T> read,
        CancellationToken cancellationToken)
    {
        using var span = UpstreamSpan.Begin(call.Operation.Name);
        var attempt = 0;
        try
        {
            if (owner.Payer is { } payer && call.Operation.Category is { } category)
                _shares.Take(owner.Partition, category, payer, call.Operation.Name);
            var answer = await pipeline
                .ExecuteAsync(async token => await TryAsync(++attempt, token).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
            return read(answer);
        }
        catch (Exception failure) when (UpstreamSpan.Failed(span, failure))
        {
            throw;
        }
        catch (Exception failure) when (IsTimeout(failure, cancellationToken))
        {
            throw new DeadlineExceededException(
                call.Operation.Name,
                "Sessionboard took too long to answer. Try again, or ask for less at once.",
                failure);
        }
        catch (JsonException failure)
        {
            throw Malformed.Answer(call.Operation, 200, failure);
        }
        finally
        {
            UpstreamSpan.Retried(span, attempt);
        }

        Task<Answer> TryAsync(int number, CancellationToken token) =>
            Renewal.TryAsync(owner.Credential, header => _exchange.TryAsync(owner, call, header, number, cancellationToken, token), token);
    }

    // A cancellation that no caller asked for is somebody's time limit further down.
    private static bool IsTimeout(Exception failure, CancellationToken cancellationToken) =>
        failure is TimeoutRejectedException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static ResiliencePipeline Build(SessionboardOptions options, TimeProvider time, int retries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Deadline });
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(5),
                ShouldHandle = tried => ValueTask.FromResult(IsWorthAnother(tried.Outcome.Exception, options.MaxRateLimitWait)),
                DelayGenerator = tried => ValueTask.FromResult((tried.Outcome.Exception as RateLimitedException)?.RetryAfter),
            });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout }).Build();
    }

    private static bool IsWorthAnother(Exception? failure, TimeSpan longestWait) => failure switch
    {
        RateLimitedException limited => limited.RetryAfter <= longestWait,
        SessionboardException refused => refused.IsTransient,
        TimeoutRejectedException => true,
        _ => false,
    };
}
