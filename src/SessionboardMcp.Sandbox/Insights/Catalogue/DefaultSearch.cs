using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>Which sessions insights see, and who takes part in them.</summary>
internal static class DefaultSearch
{
    /// <summary>
    /// The default session search: what stands, is no part of another session and was not composed into one. Drafts and
    /// withdrawn ones are in it, and so are abstracts.
    /// </summary>
    public static IEnumerable<Session> SessionsOf(Event @event) =>
        @event.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null });

    /// <summary>Everyone who takes part in those sessions, in whatever role.</summary>
    public static IEnumerable<(Session Session, Participant Participant)> ParticipationsOf(Event @event) =>
        SessionsOf(@event).SelectMany(session => session.Participants, (session, participant) => (session, participant));

    /// <summary>Session and person, once each, of those whose role is or maps to <paramref name="role"/>; of everyone for null.</summary>
    public static IEnumerable<(string Session, string Contact)> PairsOf(Event @event, CoreRole? role)
    {
        var programme = Programme.Of(@event);
        return ParticipationsOf(@event)
            .Where(pair => role is null || programme.RoleOf(pair.Participant).Core == role)
            .Select(pair => (pair.Session.Id.ToString(), pair.Participant.ContactId))
            .Distinct();
    }
}
