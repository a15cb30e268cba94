namespace SessionboardMcp.Api.Keeping;

/// <summary>The two memories. What callers keep is large, and filling it must not push out schemas and readings of budgets.</summary>
internal sealed class Memories(TimeProvider time) : IDisposable
{
    /// <summary>What Sessionboard answered: events, schemas, lists, budgets.</summary>
    public Memory Answers { get; } = new("answers", time);

    /// <summary>What callers made out of answers.</summary>
    public Memory Made { get; } = new("made", time);

    public void Dispose()
    {
        Answers.Dispose();
        Made.Dispose();
    }
}
