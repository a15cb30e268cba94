using SessionboardMcp.Planning.Solving;

namespace SessionboardMcp.Planning.Reasons;

/// <summary>What sessions that never move do to each other: it was there before, and is told.</summary>
internal static class StandingConflicts
{
    public static IReadOnlyList<string> Of(Problem problem, Names names) =>
    [
        .. problem.Talks.Where(talk => talk is { IsFixed: true, RoomNow: >= 0 }).GroupBy(talk => talk.RoomNow).SelectMany(Overlapping)
            .Select(pair => $"{Names.Title(pair.One)} and {Names.Title(pair.Other)} overlap in {problem.Venues[pair.One.RoomNow].Name}, and both are fixed."),
        .. problem.PeopleTalks
            .Select((talks, person) => (Person: names.Person(person), Pairs: Overlapping(talks.Select(talk => problem.Talks[talk]).Where(talk => talk.IsFixed))))
            .SelectMany(one => one.Pairs.Select(pair => $"{one.Person} is in {Names.Title(pair.One)} and {Names.Title(pair.Other)} at the same time, and both are fixed.")),
    ];

    private static IEnumerable<(Talk One, Talk Other)> Overlapping(IEnumerable<Talk> talks)
    {
        var ordered = talks.OrderBy(talk => talk.Now!.Value.From).ToList();
        for (var one = 0; one < ordered.Count; one++)
        {
            for (var other = one + 1; other < ordered.Count && ordered[other].Now!.Value.From < ordered[one].Now!.Value.To; other++)
                yield return (ordered[one], ordered[other]);
        }
    }
}
