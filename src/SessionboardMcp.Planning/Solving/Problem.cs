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

    public int ChangeOver => Input.Grid.ChangeOverMinutes;

    /// <summary>The latest that the next one of a chain may start behind the end of the one before.</summary>
    public int ChainGap => ChangeOver + Input.Grid.SlotMinutes - 1;

    /// <summary>Where everything is that never moves.</summary>
    public Spot[] Fixed() => [.. Talks.Select(talk => talk.IsFixed ? new Spot(talk.Now!.Value.From, talk.RoomNow) : Spot.None)];
}
