using System.Collections.Concurrent;
using SessionboardMcp.Api.Sharing;

namespace SessionboardMcp.Api.Tests.Sharing;

/// <summary>What two clients share in this process, as two processes would.</summary>
internal sealed class SharedMemory(TimeProvider time) : ISharedAnswers
{
    private readonly ConcurrentDictionary<string, SharedAnswer> _answers = new();
    private readonly ConcurrentDictionary<string, List<SharedNews>> _news = new();

    public bool HoldsPersonalData { get; set; } = true;

    /// <summary>Whether it is away: nothing is heard, and what is told is lost.</summary>
    public bool IsAway { get; set; }

    /// <summary>How often it was asked for an answer.</summary>
    public int Asked { get; private set; }

    public async Task<SharedAnswer> ReadAsync(string credential, string name, bool again, Func<CancellationToken, Task<SharedAnswer>> read, CancellationToken cancellationToken)
    {
        Asked++;
        if (!again && _answers.TryGetValue(credential + name, out var known) && known.AskedAt + ISharedAnswers.Kept > time.GetUtcNow())
            return known;
        return _answers[credential + name] = await read(cancellationToken);
    }

    public Task<bool> TellAsync(string credential, string name, SharedNews news, TimeSpan kept)
    {
        if (!IsAway)
            Of(credential, name).Add(news);
        return Task.FromResult(!IsAway);
    }

    public Task<(string? Last, IReadOnlyList<SharedNews> News)?> HearAsync(string credential, string name, string? seen)
    {
        var news = Of(credential, name);
        return Task.FromResult<(string?, IReadOnlyList<SharedNews>)?>(IsAway ? null : (news.LastOrDefault()?.Id, [.. news.Skip(news.FindIndex(one => one.Id == seen) + 1)]));
    }

    private List<SharedNews> Of(string credential, string name) => _news.GetOrAdd(credential + name, _ => []);
}
