using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What holds of a session that is written. Each is refused with 400 and a sentence, but for what an operation documents otherwise.</summary>
internal static class SessionRules
{
    /// <summary>How many sub-sessions a session can have.</summary>
    public const int MostSubsessions = 200;

    /// <summary>
    /// Lets a session be changed unless it, or what it is part of, was composed into another: sources are read only. Not 409, which everywhere else
    /// means that somebody was faster: to read again and to try again would never help.
    /// </summary>
    public static void CheckEditable(ProgrammeEdit edit, Session session)
    {
        if ((edit.ParentOf(session) ?? session).ComposedInto is not null)
            throw RequestRefusedException.BadRequest("The session is a source of a composition, and read only; edit the session that it became part of.");
    }

    /// <summary>The status with a core name.</summary>
    public static string CoreStatus(Event @event, string name)
    {
        List<string> core = [.. @event.Statuses.Where(status => !status.IsCustom).Select(status => status.Id)];
        return core.Contains(name) ? name : throw RequestRefusedException.BadRequest($"status must be one of {string.Join(", ", core)}; a custom status cannot be set.");
    }

    /// <summary>What a new sub-session is to be part of: a session that stands, is no sub-session itself, and has room for one more.</summary>
    public static Session Parent(ProgrammeEdit edit, Guid id)
    {
        var parent = edit.Find(id) ?? throw RequestRefusedException.BadRequest($"There is no such session to be part of: {id}.");
        if (parent.ParentId is not null)
            throw RequestRefusedException.BadRequest("parent_session_id is a sub-session, which cannot have any itself.");
        CheckEditable(edit, parent);
        return edit.SubsessionsOf(parent).Count() < MostSubsessions
            ? parent
            : throw RequestRefusedException.BadRequest($"The session has {MostSubsessions} sub-sessions, which is as many as it can have.");
    }

    /// <summary>Holds a session's time against itself, what it is part of, and its parts.</summary>
    public static void CheckTime(ProgrammeEdit edit, Session session)
    {
        if (session.EndsAt <= session.StartsAt)
            throw RequestRefusedException.BadRequest("ends_at must be after starts_at.");
        if (edit.ParentOf(session) is { } parent && !Holds(parent, session))
            throw RequestRefusedException.BadRequest("A sub-session must lie within the time of the session that it is part of.");
        if (session.ParentId is null && edit.SubsessionsOf(session).Any(part => !Holds(session, part)))
            throw RequestRefusedException.BadRequest("The session must cover the times of its sub-sessions: make it longer, move them, then make it shorter.");
    }

    // What has no time yet fits everywhere; what has one does not fit into what has none.
    private static bool Holds(Session whole, Session part) =>
        (part.StartsAt is null || (part.StartsAt >= whole.StartsAt && part.StartsAt <= whole.EndsAt))
        && (part.EndsAt is null || (part.EndsAt >= whole.StartsAt && part.EndsAt <= whole.EndsAt));
}
