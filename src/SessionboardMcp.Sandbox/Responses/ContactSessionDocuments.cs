using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The sessions of a contact: sources of compositions are among them, and, by our assumption, sub-sessions; deleted ones are not.</summary>
internal static class ContactSessionDocuments
{
    public static ContactSessionsResponse<ContactSessionResponse> OfEvent(Programme programme, Contact contact)
    {
        List<Session> sessions = [.. Sessions(programme, contact)];
        return new() { Status = Status(sessions.Select(programme.StatusOf)), Sessions = [.. sessions.Select(session => Row(programme, session))] };
    }

    public static ContactSessionsResponse<OrganizationContactSessionResponse> OfOrganization(IEnumerable<Programme> programmes, Contact contact)
    {
        var sessions = programmes.SelectMany(programme => Sessions(programme, contact).Select(session => (Programme: programme, Session: session))).ToList();
        return new()
        {
            Status = Status(sessions.Select(one => one.Programme.StatusOf(one.Session))),
            Sessions = [.. sessions.Select(one => OrganizationRow(one.Programme, one.Session))],
        };
    }

    private static IEnumerable<Session> Sessions(Programme programme, Contact contact) => programme.Event.Sessions.Where(session =>
        session.Participants.Any(participant => participant.ContactId == contact.Id) && programme.Find(session.Id) is not null);

    // Told in words only: accepted, pending, or a single session's. By our assumption accepted as soon as one is, else what all agree on.
    private static string? Status(IEnumerable<Status> given)
    {
        var statuses = given.Select(status => status.Core).Distinct().ToList();
        return statuses.Count == 0 ? null
            : statuses.Contains(CoreStatus.Accepted) ? CoreStatus.Accepted.ApiName()
            : statuses.Count == 1 ? statuses[0].ApiName()
            : CoreStatus.Pending.ApiName();
    }

    private static ContactSessionResponse Row(Programme programme, Session session)
    {
        var (parent, status) = (programme.ParentOf(session) ?? session, programme.StatusOf(session));
        return new()
        {
            Id = session.Id,
            Title = session.Title,
            Status = status.Core.ApiName(),
            CustomStatus = status.IsCustom ? status.Name : null,
            IsAbstract = parent.IsAbstract,
            CompositionStatus = CompositionDocuments.Status(programme, parent),
        };
    }

    private static OrganizationContactSessionResponse OrganizationRow(Programme programme, Session session)
    {
        var row = Row(programme, session);
        return new()
        {
            Id = row.Id,
            Title = row.Title,
            Status = row.Status,
            CustomStatus = row.CustomStatus,
            IsAbstract = row.IsAbstract,
            CompositionStatus = row.CompositionStatus,
            EventId = programme.Event.Id,
        };
    }
}
