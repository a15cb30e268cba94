using System.Globalization;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>A place that a session has or could have.</summary>
/// <param name="Place">When and where.</param>
/// <param name="IsNow">Whether it is there now.</param>
/// <param name="Conflicts">What it does to others there, a sentence each.</param>
/// <param name="Broken">The rules and wishes that it breaks there.</param>
internal sealed record OtherPlace(AgendaPlace Place, bool IsNow, IReadOnlyList<string> Conflicts, IReadOnlyList<AgendaRule> Broken);

/// <summary>Where a session could go in a draft, all else staying where it is.</summary>
internal static class OtherPlaces
{
    /// <summary>How long a session is taken to be whose length nobody told, in minutes: it is said.</summary>
    public const int Usual = 60;

    private const int Step = 30;
    private const int MostNamed = 3;

    /// <summary>The places: where it is now, then those that cost least first, then those that are nearest.</summary>
    public static IReadOnlyList<OtherPlace> Of(AskedEvent asked, AgendaToPlan agenda, IReadOnlyList<AgendaRule> rules, IndexedSession session, IReadOnlyList<DraftPlacement> placements)
    {
        var planned = agenda.Sessions.First(one => one.Id == session.Record.Id);
        var isPlaced = placements.Any(one => string.Equals(one.SessionId, planned.Id, StringComparison.OrdinalIgnoreCase) && one.StartsAt < one.EndsAt);
        var length = planned.Placed is { } has ? has.EndsAt - has.StartsAt : TimeSpan.FromMinutes(Usual);
        var now = isPlaced ? planned.Placed : null;
        List<AgendaPlace> places = [.. now is null ? (AgendaPlace[])[] : [now], .. Candidates(agenda, length).Where(place => place != now)];
        // No day is long enough for it.
        if (places.Count == 0)
            return [];
        var broken = rules.Count > 0 && asked.Call.Planner is { } planner
            ? planner.Broken(agenda with { Minutes = Math.Clamp((int)length.TotalMinutes, 1, 24 * 60) }, [.. rules.Select(rule => rule.Text)], planned.Id, places)
            : [.. places.Select(IReadOnlyList<int> (_) => [])];
        var others = agenda.Sessions.Where(one => one.Id != planned.Id && one.Placed is not null).ToList();
        var from = (now ?? planned.Placed ?? places[0]).StartsAt;
        return
        [
            .. places.Select((place, number) => new OtherPlace(place, place == now, [.. Conflicts(asked, agenda, planned, others, place)], [.. broken[number].Select(rule => rules[rule])]))
                .OrderByDescending(place => place.IsNow)
                .ThenBy(place => place.Conflicts.Count + place.Broken.Count(rule => rule.Weight is null))
                .ThenBy(place => place.Broken.Sum(rule => rule.Weight ?? 0))
                .ThenBy(place => (place.Place.StartsAt - from).Duration()),
        ];
    }

    private static IEnumerable<AgendaPlace> Candidates(AgendaToPlan agenda, TimeSpan length)
    {
        foreach (var day in agenda.Days)
        {
            var last = agenda.To == default ? day.AddDays(1).ToDateTime(default) : day.ToDateTime(agenda.To);
            for (var at = day.ToDateTime(agenda.From); at + length <= last; at = at.AddMinutes(Step))
            {
                // The clocks skip it.
                if (agenda.Zone.IsInvalidTime(at))
                    continue;
                var start = new DateTimeOffset(at, agenda.Zone.GetUtcOffset(at));
                foreach (var room in agenda.Rooms)
                    yield return new AgendaPlace(start, start + length, room.Id);
            }
        }
    }

    private static IEnumerable<string> Conflicts(AskedEvent asked, AgendaToPlan agenda, AgendaSession session, List<AgendaSession> others, AgendaPlace place)
    {
        string Title(AgendaSession one) => $"{one.FriendlyId} {StrangersText.Quoted(one.Title, asked.Cells.Masks, 60)}".Trim();
        var meanwhile = others.Where(one => one.Placed!.StartsAt < place.EndsAt && place.StartsAt < one.Placed.EndsAt).ToList();
        foreach (var other in meanwhile.Where(one => one.Placed!.RoomId is not null && one.Placed.RoomId == place.RoomId).Take(MostNamed))
            yield return $"{Title(other)} is in the room then.";
        foreach (var other in meanwhile)
        {
            if (other.People.Intersect(session.People).ToList() is { Count: > 0 } both)
                yield return $"{string.Join(", ", both.Take(MostNamed).Select(key => StrangersText.Quoted(agenda.People.FirstOrDefault(person => person.Id == key)?.Name, asked.Cells.Masks, 60)))} {(both.Count == 1 ? "is" : "are")} in {Title(other)} then.";
        }

        if (session.Seats is { } seats && agenda.Rooms.FirstOrDefault(room => room.Id == place.RoomId) is { Capacity: { } capacity } && capacity < seats)
            yield return string.Create(CultureInfo.InvariantCulture, $"It is for {seats} people, and the room seats {capacity}.");
    }
}
