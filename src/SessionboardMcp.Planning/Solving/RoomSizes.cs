using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// Which rooms are too small for a session, where no rule says anything of sizes. They are left out first, whatever has to move for that; only where somebody
/// would have no place at all they are used, by as few as possible. What may stay where it is does so, whatever the room's size.
/// </summary>
internal static class RoomSizes
{
    /// <summary>Marks what is too small. Who is wished to fit the room is left to the wish.</summary>
    public static void Mark(Problem problem, IReadOnlyList<Rule> rules)
    {
        var wished = rules.Where(rule => rule.IsWish).SelectMany(rule => rule.Conditions).OfType<FittingCondition>().ToList();
        // Who is larger than every room fits best into the largest.
        var largest = problem.Venues.Where(venue => venue.IsPlanned).Select(venue => venue.Capacity ?? int.MaxValue).DefaultIfEmpty(int.MaxValue).Max();
        foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed && talk.Session.Seats is not null && !wished.Exists(wish => Members.IsOf(talk.Session, wish.Subject))))
        {
            var needed = Math.Min(talk.Session.Seats!.Value, largest);
            int[] small = [.. talk.Rooms.Where(room => problem.Venues[room].Capacity < needed)];
            // A rule that leaves it nothing else has said so.
            talk.TooSmall = small.Length < talk.Rooms.Length ? small : [];
        }
    }

    /// <summary>The problem without rooms that are too small; the same where there are none.</summary>
    public static Problem Held(Problem problem) => problem.Talks.All(talk => talk.TooSmall.Length == 0)
        ? problem
        : problem.With([.. problem.Talks.Select(Held)], holdsSizes: true);

    private static Talk Held(Talk talk)
    {
        if (talk.TooSmall.Length == 0)
            return talk;
        var stays = talk.CanStay && talk.TooSmall.Contains(talk.RoomNow);
        return talk.With(talk.Starts, [.. talk.Rooms.Except(talk.TooSmall), .. stays ? [talk.RoomNow] : Array.Empty<int>()], stays ? [talk.RoomNow] : []);
    }
}
