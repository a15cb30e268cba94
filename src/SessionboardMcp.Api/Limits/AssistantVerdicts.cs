using Microsoft.Extensions.Caching.Memory;

namespace SessionboardMcp.Api.Limits;

/// <summary>
/// What Sessionboard last said on whether an assistant may use a credential. It says so only by answering or refusing insights: MCP use
/// needs AI and MCP access of the organization, MCP access on an API token, and <c>read:insights</c> (Sessionboard's MCP guide).
/// </summary>
internal sealed class AssistantVerdicts(IMemoryCache memory)
{
    /// <summary>How long a yes or a no is believed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    // While Sessionboard cannot say, not every call waits for it again.
    private static readonly TimeSpan SilenceKept = TimeSpan.FromMinutes(1);

    /// <summary>The last word; null where there is none, or it is too old.</summary>
    public AssistantVerdict? Of(string partition) => memory.Get<Entry>(new Key(partition))?.Verdict;

    /// <summary>Keeps a word.</summary>
    public void Keep(string partition, AssistantVerdict verdict)
    {
        using var entry = memory.CreateEntry(new Key(partition));
        entry.Size = 1;
        entry.AbsoluteExpirationRelativeToNow = verdict == AssistantVerdict.Unknown ? SilenceKept : Kept;
        entry.Value = new Entry(verdict);
    }

    private sealed record Key(string Partition);

    private sealed record Entry(AssistantVerdict Verdict);
}
