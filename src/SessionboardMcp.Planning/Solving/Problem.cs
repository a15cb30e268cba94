using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>What is to be solved, without a word in it: what each session may do alone, and what sessions may not do together.</summary>
internal sealed class Problem
{
    public required PlanInput Input { get; init; }

    public required Timeline Timeline { get; init; }

    public required IReadOnlyList<Talk> Talks { get; init; }

    public required IReadOnlyList<Venue> Venues { get; init; }

    /// <summary>The sessions of each person.</summary>
    public required IReadOnlyList<int[]> PeopleTalks { get; init; }

    public List<(int First, int Second)> Orders { get; } = [];

    public List<int[]> Chains { get; } = [];

    public List<(int[] Talks, int AtMost)> Limits { get; } = [];

    public List<int[]> OneRooms { get; } = [];

    public HashSet<int> Alone { get; } = [];

    public List<Pause> Pauses { get; } = [];

    public List<WishTerm> Wishes { get; } = [];

    /// <summary>Whether rooms that are too small are out of the question, but for who stays in one.</summary>
    public bool HoldsSizes { get; init; }

    public int ChangeOver => Input.Grid.ChangeOverMinutes;

    /// <summary>The latest that the next one of a chain may start behind the end of the one before.</summary>
    public int ChainGap => ChangeOver + Input.Grid.SlotMinutes - 1;

    /// <summary>Whether a session may be in a room only where it is now.</summary>
    public bool OnlyStaysIn(Talk talk, int room) => !Venues[room].IsPlanned || (HoldsSizes && talk.TooSmall.Contains(room));

    /// <summary>The same with other starts and rooms of its sessions.</summary>
    public Problem With(IReadOnlyList<Talk> talks, bool holdsSizes)
    {
        var other = new Problem { Input = Input, Timeline = Timeline, Venues = Venues, PeopleTalks = PeopleTalks, Talks = talks, HoldsSizes = holdsSizes };
        other.Orders.AddRange(Orders);
        other.Chains.AddRange(Chains);
        other.Limits.AddRange(Limits);
        other.OneRooms.AddRange(OneRooms);
        other.Alone.UnionWith(Alone);
        other.Pauses.AddRange(Pauses);
        other.Wishes.AddRange(Wishes);
        return other;
    }

    /// <summary>Where everything is that never moves.</summary>
    public Spot[] Fixed() => [.. Talks.Select(talk => talk.IsFixed ? new Spot(talk.Now!.Value.From, talk.RoomNow) : Spot.None)];
}
