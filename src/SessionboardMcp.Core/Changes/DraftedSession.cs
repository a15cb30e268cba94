namespace SessionboardMcp.Core.Changes;

/// <summary>A session in a draft of the agenda.</summary>
/// <param name="DraftId">The draft; null for the one that the change set's first record makes.</param>
/// <param name="SessionId">The session.</param>
/// <param name="IsOwn">Whether this connection made the draft: what it places there needs nobody's yes, as nothing of it is live.</param>
public sealed record DraftedSession(string? DraftId, string SessionId, bool IsOwn);
