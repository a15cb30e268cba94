using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>One thing that is wished, and is fulfilled or not.</summary>
/// <param name="Rule">Whose wish it is.</param>
internal abstract record WishTerm(Rule Rule)
{
    public long Weight => Rule.Weight ?? 0;
}

/// <summary>A session has a place, and one at such a start in such a room.</summary>
internal sealed record SpotWish(Rule Rule, int Talk, Func<int, bool>? Start, Func<int, bool>? Room) : WishTerm(Rule);

/// <summary>A session has a place, and if it is in the room, then not in hours in which the room is wished to be empty.</summary>
internal sealed record ClosingWish(Rule Rule, int Talk, int Room, IReadOnlyList<Span> Closed) : WishTerm(Rule);

/// <summary>Both have a place, and the second starts when the first is over.</summary>
internal sealed record OrderWish(Rule Rule, int First, int Second) : WishTerm(Rule);

/// <summary>All have a place, in one room one after another.</summary>
internal sealed record ChainWish(Rule Rule, int[] Talks) : WishTerm(Rule);

/// <summary>At no time run more of them.</summary>
internal sealed record LimitWish(Rule Rule, int[] Talks, int AtMost) : WishTerm(Rule);

/// <summary>A session is in the room that most of its group are in.</summary>
internal sealed record SameRoomWish(Rule Rule, int Talk, int[] Group) : WishTerm(Rule);

/// <summary>A session has a place, and nothing else runs meanwhile.</summary>
internal sealed record AloneWish(Rule Rule, int Talk) : WishTerm(Rule);

/// <summary>A person has a pause within the span.</summary>
internal sealed record PauseWish(Rule Rule, Pause Pause) : WishTerm(Rule);

/// <summary>A person's pause on a day: so many minutes without a session within the span.</summary>
internal sealed record Pause(int Person, int Minutes, Span Within);
