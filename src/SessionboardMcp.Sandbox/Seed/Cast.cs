using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Gives people parts in sessions and keeps everyone from being in two places at once.</summary>
internal sealed class Cast(EventDraft draft, Dice dice)
{
    // A few people are wanted everywhere: "top speakers" must have an answer.
    private const int Stars = 14;

    private readonly EventPlan _plan = draft.Plan;
    private readonly Dictionary<int, List<(DateTimeOffset Starts, DateTimeOffset Ends)>> _busy = [];
    private int _next;

    /// <summary>Parts for people who are free in that time, in the roles given, each person once.</summary>
    public IReadOnlyList<Participant> Assign(int session, DateTimeOffset starts, DateTimeOffset ends, IEnumerable<string> roles)
    {
        List<Participant> parts = [];
        HashSet<int> chosen = [];
        foreach (var role in roles)
        {
            var number = Free(starts, ends, chosen);
            chosen.Add(number);
            _busy.TryAdd(number, []);
            _busy[number].Add((starts, ends));
            parts.Add(draft.Part(session, number, role));
        }

        return parts;
    }

    private int Free(DateTimeOffset starts, DateTimeOffset ends, HashSet<int> chosen)
    {
        if (dice.Chance(12) && dice.Between(1, Math.Min(Stars, _plan.Speakers)) is var star && IsFree(star))
            return star;
        for (var tries = 0; tries < _plan.Speakers; tries++)
        {
            _next = (_next % _plan.Speakers) + 1;
            if (IsFree(_next))
                return _next;
        }

        throw new InvalidOperationException($"Event {_plan.Id} has too few speakers for {starts:u}.");

        // A quarter of an hour to change rooms; who speaks without a break is planted, not chance.
        bool IsFree(int number) => !chosen.Contains(number) && (!_busy.TryGetValue(number, out var times) ||
            times.TrueForAll(time => time.Ends.AddMinutes(15) <= starts || ends.AddMinutes(15) <= time.Starts));
    }
}
