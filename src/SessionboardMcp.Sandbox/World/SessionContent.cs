namespace SessionboardMcp.Sandbox.World;

/// <summary>What was recorded of a session, and what was made of it afterwards.</summary>
public sealed record SessionContent
{
    /// <summary>The id of the recording.</summary>
    public required Guid RecordingId { get; init; }

    /// <summary>The id of the media item that the recording was uploaded as.</summary>
    public required Guid MediaId { get; init; }

    /// <summary>When the recording began (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>How long it is, in seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>The language spoken, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What was said, in order.</summary>
    public required IReadOnlyList<Remark> Transcript { get; init; }

    /// <summary>The summary.</summary>
    public required Digest Summary { get; init; }

    /// <summary>What somebody would want to take home.</summary>
    public required Digest Insight { get; init; }

    /// <summary>The id of the podcast; null where none was made.</summary>
    public Guid? PodcastId { get; init; }
}

/// <summary>What one person said without a break.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ContactId">Who said it.</param>
/// <param name="Text">The words.</param>
/// <param name="Starts">Seconds from the beginning.</param>
/// <param name="Ends">Seconds from the beginning.</param>
public sealed record Remark(Guid Id, string ContactId, string Text, int Starts, int Ends);

/// <summary>A text that a machine made of a transcript.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The text.</param>
/// <param name="Points">The same in points.</param>
public sealed record Digest(Guid Id, string Text, IReadOnlyList<string> Points);
