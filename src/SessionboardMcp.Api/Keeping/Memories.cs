using Microsoft.Extensions.Options;

namespace SessionboardMcp.Api.Keeping;

/// <summary>The two memories. What callers keep is large, and filling it must not push out schemas and readings of budgets.</summary>
internal sealed class Memories(TimeProvider time, IOptions<IndexOptions> options) : IDisposable
{
    // Counted in events, fields, readings or texts: a few hundred schemas of the size that is known.
    private const long AnswersRoom = 200_000;
    private const double AnswersReserve = 0.05;

    /// <summary>What Sessionboard answered: events, schemas, lists, budgets.</summary>
    public Memory Answers { get; } = new("answers", time, AnswersRoom, AnswersReserve);

    /// <summary>What callers made out of answers, weighed in bytes.</summary>
    public Memory Made { get; } = new("made", time, options.Value.MaxBytes);

    public void Dispose()
    {
        Answers.Dispose();
        Made.Dispose();
    }
}
