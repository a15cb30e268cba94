using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>One of several sessions that are changed together.</summary>
/// <param name="Session">The session, with its people.</param>
/// <param name="Change">What changes of it.</param>
internal sealed record ManySessionsChange(IndexedSession Session, SessionChange Change)
{
    /// <summary>The session as it is.</summary>
    public Session Record => Session.Record;

    /// <summary>The session as it would be, with the same people.</summary>
    public IndexedSession After => Session with { Record = Change.After };

    /// <summary>Whether the public sees it before or afterwards. Where that is not told, it may.</summary>
    public bool IsPublic => Record.IsPublic != false || Change.After.IsPublic != false;

    /// <summary>Whether its status changes.</summary>
    public bool IsDecided => Change.Fields.Changes.Any(one => one.Field == SessionFields.Status.Name);
}
