using System.Collections.Concurrent;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>Gathers what went wrong, so that one list tells all of it.</summary>
internal sealed class Complaints
{
    private const int AtOnce = 4;
    private readonly ConcurrentBag<string> _all = [];

    /// <summary>Asks all of it, several at once.</summary>
    /// <param name="when">What had happened before.</param>
    /// <param name="asked">What is asked, and over which connection.</param>
    /// <param name="isRight">Whether a reply is as it should be.</param>
    public Task CheckAsync(string when, IEnumerable<Asked> asked, Func<Reply, bool> isRight) => Parallel.ForEachAsync(
        asked, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            var reply = await one.Connection.AskAsync(one.Question);
            if (!isRight(reply))
                _all.Add($"{one.Question.Name}, {when}: HTTP {(int)reply.Status} {reply.Refusal ?? "answered"}");
        });

    public void ShouldBeNone() => _all.Order(StringComparer.Ordinal).ShouldBeEmpty();
}
