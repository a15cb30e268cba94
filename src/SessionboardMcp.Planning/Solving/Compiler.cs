using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Makes the problem of an input and some rules. It is cheap, so that who looks for the rule that is to blame makes one for each try.</summary>
internal static class Compiler
{
    public static Problem Compile(PlanInput input, IReadOnlyList<Rule> rules, Lengths lengths, Timeline timeline)
    {
        var venues = Venues(input);
        var people = input.Sessions.SelectMany(session => session.People).Distinct().Select((id, index) => (id, index)).ToDictionary(one => one.id, one => one.index);
        var indices = venues.ToDictionary(venue => venue.Id, venue => venue.Index);
        var talks = input.Sessions.Select((session, index) => new Talk
        {
            Index = index,
            Session = session,
            Length = lengths.Of(session) ?? 1,
            People = [.. session.People.Distinct().Select(person => people[person])],
            Now = session.Placed is { } placed ? timeline.Of(placed) : null,
            RoomNow = session.Placed?.Room is { } room ? indices[room] : -1,
        }).ToList();
        var problem = new Problem
        {
            Input = input,
            Timeline = timeline,
            Talks = talks,
            Venues = venues,
            PeopleTalks = PeopleTalks(talks, people.Count),
        };
        var hard = rules.Where(rule => !rule.IsWish).SelectMany(rule => rule.Conditions).ToList();
        var required = hard.SelectMany(Members.Required).ToHashSet();
        foreach (var (room, time) in hard.OfType<TimeCondition>().Where(time => time.Subject.Kind == SubjectKind.Room).Select(time => (time.Subject.Id, time)))
            venues.Where(venue => venue.Id == room).ToList().ForEach(venue => venue.Closed.AddRange(Hours.Closed(time, timeline)));

        var filters = new SpotFilters(hard, timeline, input.Grid.SlotMinutes, venues);
        foreach (var talk in talks)
        {
            talk.MustBe = talk.IsFixed || required.Contains(talk.Session.Id);
            (talk.Starts, talk.Rooms) = filters.Of(talk);
        }

        Relations.Add(problem, hard);
        Obstacles.Relax(problem);
        WishTerms.Add(problem, rules.Where(rule => rule.IsWish));
        return problem;
    }

    private static int[][] PeopleTalks(List<Talk> talks, int people)
    {
        var known = talks.SelectMany(talk => talk.People.Select(person => (person, talk.Index))).ToLookup(one => one.person, one => one.Index);
        return [.. Enumerable.Range(0, people).Select(person => known[person].ToArray())];
    }

    private static List<Venue> Venues(PlanInput input)
    {
        var venues = input.Rooms.Select((room, index) => new Venue(index, room.Id, room.Name, room.Capacity, true)).ToList();
        var planned = venues.Select(venue => venue.Id).ToHashSet();
        var names = input.OtherRooms.DistinctBy(room => room.Id).ToDictionary(room => room.Id, room => room.Name);
        foreach (var room in input.Sessions.Select(session => session.Placed?.Room).OfType<string>().Where(planned.Add))
            venues.Add(new Venue(venues.Count, room, names.GetValueOrDefault(room, room), null, false));
        return venues;
    }
}
