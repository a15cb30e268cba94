namespace SessionboardMcp.Api.Agenda;

/// <summary>What becomes of a session's place when a draft is committed.</summary>
public enum DraftChangeKind
{
    /// <summary>It gets a place.</summary>
    Added,

    /// <summary>It gets another place.</summary>
    Moved,

    /// <summary>It loses its place.</summary>
    Removed,
}

/// <summary>One change that a draft would make.</summary>
/// <param name="Kind">What becomes of the session.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Title">Its title; null where the API does not tell it.</param>
public sealed record DraftChange(DraftChangeKind Kind, string SessionId, string? Title);
