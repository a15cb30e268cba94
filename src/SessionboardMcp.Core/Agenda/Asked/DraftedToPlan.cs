using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>Makes what is to be planned of a draft and an event: who may move, and what everybody else takes.</summary>
internal static class DraftedToPlan
{
    /// <summary>What is to be planned.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="frame">When and where.</param>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    /// <param name="people">Who has to be where.</param>
    /// <param name="placements">Where the draft puts sessions.</param>
    /// <param name="chosen">The sessions that get a place; all others stay where the draft has them.</param>
    /// <param name="hold">How those among them hold to the place that they have.</param>
    public static AgendaToPlan Of(
        AskedEvent asked, AgendaFrame frame, IReadOnlyList<IndexedSession> sessions, AgendaPeople people, IReadOnlyList<DraftPlacement> placements, IReadOnlySet<string> chosen, AgendaHold hold)
    {
        var known = sessions.ToDictionary(session => session.Record.Id, StringComparer.OrdinalIgnoreCase);
        var placed = placements.Where(one => one.SessionId is not null && PlannedChanges.IsTime(one.StartsAt, one.EndsAt)).DistinctBy(one => one.SessionId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(one => one.SessionId!, one => new AgendaPlace(one.StartsAt!.Value, one.EndsAt!.Value, one.RoomId), StringComparer.OrdinalIgnoreCase);
        var arguments = asked.Call.Arguments;
        return new AgendaToPlan
        {
            Zone = asked.Clock.TimeZone,
            Days = frame.Days,
            From = frame.Hours.From,
            To = frame.Hours.To,
            SlotMinutes = frame.SlotMinutes,
            ChangeOverMinutes = arguments.Integer(AgendaArguments.ChangeOver.Name) ?? 0,
            Minutes = arguments.Integer(AgendaArguments.Minutes.Name),
            Rooms = [.. frame.Rooms.Select(room => new AgendaRoom(room.Id, room.Name ?? room.Id, room.Capacity))],
            OtherRooms = [.. frame.AllRooms.Except(frame.Rooms).Select(room => new AgendaName(room.Id, room.Name ?? room.Id))],
            Sessions =
            [
                .. sessions.Where(session => chosen.Contains(session.Record.Id)).Select(session => Session(session, people) with
                {
                    Placed = placed.GetValueOrDefault(session.Record.Id) ?? Live(session),
                    // A place that is only live says how long it is.
                    Hold = placed.ContainsKey(session.Record.Id) ? hold : AgendaHold.Free,
                }),
                .. placed.Where(one => !chosen.Contains(one.Key)).Select(one => (known.GetValueOrDefault(one.Key) is { } session
                    ? Session(session, people)
                    : new AgendaSession(one.Key, "a session that the event does not have any more")) with { Placed = one.Value, Hold = AgendaHold.Obstacle }),
            ],
            People = people.Names,
            Tracks = [.. sessions.Select(session => session.Record.Track).OfType<Api.Settings.Track>().DistinctBy(track => track.Id).Select(track => new AgendaName(track.Id, track.Name ?? track.Id))],
            Formats = [.. sessions.Select(session => session.Record.Format).OfType<Api.Settings.SessionFormat>().DistinctBy(format => format.Id).Select(format => new AgendaName(format.Id, format.Name ?? format.Id))],
            Fold = Folding.Words,
        };
    }

    /// <summary>Everybody in a programme as it stands, and in sessions that are named besides.</summary>
    public static async Task<AgendaPeople> PeopleAsync(AskedEvent asked, IEnumerable<IndexedSession> sessions, CancellationToken cancellationToken) =>
        new(sessions, (await asked.Index.PeopleAsync(cancellationToken)).Items);

    private static AgendaSession Session(IndexedSession session, AgendaPeople people) => new(session.Record.Id, session.Title.Length > 0 ? session.Title : session.Record.FriendlyId ?? session.Record.Id)
    {
        FriendlyId = session.Record.FriendlyId,
        People = people.In(session),
        Track = session.Record.Track?.Id,
        Format = session.Record.Format?.Id,
        Seats = session.Record.Capacity,
    };

    private static AgendaPlace? Live(IndexedSession session) =>
        PlannedChanges.IsTime(session.Record.StartsAt, session.Record.EndsAt) ? new AgendaPlace(session.Record.StartsAt!.Value, session.Record.EndsAt!.Value, session.Record.Room?.Id) : null;
}
