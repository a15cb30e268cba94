using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Sharing;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Transport;

/// <summary>
/// Reads that another process of the server may have made: those only out of which something is made that is kept, as that may be as old anyway. Whoever
/// reads to be sure, before a write or after it, asks Sessionboard.
/// </summary>
/// <param name="coalescer">Makes one read of many in this process.</param>
/// <param name="news">After which own writes is read.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">What the processes share; null for nothing.</param>
internal sealed class SharedReads(Coalescer coalescer, WriteNews news, TimeProvider time, ISharedAnswers? shared = null)
{
    /// <summary>Reads so; null where this read is not shared.</summary>
    /// <param name="owner">Who reads, under which host.</param>
    /// <param name="call">What is read.</param>
    /// <param name="parse">Reads an answer.</param>
    /// <param name="send">Asks Sessionboard, and hands the answer on once it could be read.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public Task<T>? TryRead<T>(
        HostCredential owner, Call call, Func<Answer, T> parse, Func<Func<Answer, (T Value, Answer Answer)>, CancellationToken, Task<(T Value, Answer Answer)>> send, CancellationToken cancellationToken) =>
        shared is not null && Making.Current is { } making && (shared.HoldsPersonalData || !call.Operation.IsPersonal) && news.Generation(owner) is { } generation
            ? ReadAsync(owner, $"{owner.Partition}|{generation}|{call.Identity}", making, parse, send, cancellationToken)
            : null;

    private async Task<T> ReadAsync<T>(
        HostCredential owner, string name, Making making, Func<Answer, T> parse, Func<Func<Answer, (T Value, Answer Answer)>, CancellationToken, Task<(T Value, Answer Answer)>> send, CancellationToken cancellationToken)
    {
        var again = !making.IsFirst(name);
        // Beside the flight of those who want to be sure.
        var (value, askedAt) = await coalescer.JoinAsync($"shared|{again}|{name}", FlyAsync, cancellationToken).ConfigureAwait(false);
        making.Saw(askedAt);
        return value;

        async Task<(T Value, DateTimeOffset AskedAt)> FlyAsync(CancellationToken token)
        {
            (T Value, Answer Answer)? own = null;
            var answer = await shared!.ReadAsync(owner.Credential.Key, name, again, AskAsync, token).ConfigureAwait(false);
            if (own is { } read)
                return (read.Value, answer.AskedAt);
            RequestMeters.Spared(RequestMeters.Shared);
            return (parse(new Answer(answer.Body, answer.ReceivedAt)), answer.AskedAt);

            async Task<SharedAnswer> AskAsync(CancellationToken ending)
            {
                var askedAt = time.GetUtcNow();
                own = await send(answer => (parse(answer), answer), ending).ConfigureAwait(false);
                return new SharedAnswer(own.Value.Answer.Body, askedAt, own.Value.Answer.ReceivedAt);
            }
        }
    }
}
