using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Transport;

/// <summary>
/// Calls Sessionboard with everything that belongs to a call: the deadline over all, retries of reads, a time limit on each
/// try, and one call where several ask the same.
/// </summary>
internal sealed class Upstream
{
    private readonly Exchange _exchange;
    private readonly Coalescer _coalescer;
    private readonly ResiliencePipeline _reads;
    private readonly ResiliencePipeline _writes;

    public Upstream(Exchange exchange, Coalescer coalescer, IOptions<SessionboardOptions> options, TimeProvider time)
    {
        _exchange = exchange;
        _coalescer = coalescer;
        _reads = Build(options.Value, time, options.Value.MaxRetries);
        _writes = Build(options.Value, time, 0);
    }

    /// <summary>Calls and reads the answer.</summary>
    /// <param name="connection">Who calls whom.</param>
    /// <param name="call">What is called.</param>
    /// <param name="read">Reads the body; a <see cref="JsonException"/> of it means that the answer is malformed.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public Task<T> SendAsync<T>(
        Connection connection, Call call, Func<JsonElement, DateTimeOffset, T> read, CancellationToken cancellationToken) =>
        call.Operation.IsRead
            ? _coalescer.JoinAsync(
                $"{connection.Partition}|{call.Identity}",
                token => CallAsync(_reads, connection, call, read, token),
                cancellationToken)
            : CallAsync(_writes, connection, call, read, cancellationToken);

    private async Task<T> CallAsync<T>(
        ResiliencePipeline pipeline,
        Connection connection,
        Call call,
        Func<JsonElement, DateTimeOffset, T> read,
        CancellationToken cancellationToken)
    {
        var attempt = 0;
        try
        {
            var answer = await pipeline
                .ExecuteAsync(
                    async token => await TryAsync(connection, call, ++attempt, token).ConfigureAwait(false),
                    cancellationToken)
                .ConfigureAwait(false);
            return read(JsonElement.Parse(WholeText.Of(answer.Body).Span), answer.ReceivedAt);
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
    }

    // A token that was refused may have been renewed meanwhile, or whoever keeps the grant renews it now, or says that it has ended. A call
    // that was refused for its token was not carried out, so that this holds for writes, too.
    private async Task<Answer> TryAsync(Connection connection, Call call, int attempt, CancellationToken cancellationToken)
    {
        var sent = await connection.Credential.HeaderValueAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _exchange.TryAsync(connection, call, sent, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (UnauthorizedException refusal) when (refusal.Status is not null)
        {
            var renewed = await connection.Credential.HeaderValueAsync(sent, cancellationToken).ConfigureAwait(false);
            if (renewed == sent)
                throw;
            return await _exchange.TryAsync(connection, call, renewed, attempt, cancellationToken).ConfigureAwait(false);
        }
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
