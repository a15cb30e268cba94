namespace SessionboardMcp.Core.Agenda;

/// <summary>What is to be planned: when, where, and which sessions. Ids are Sessionboard's, but for people: two contacts of one person have one key.</summary>
public sealed record AgendaToPlan
{
    /// <summary>The event's time zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The days to plan, in order.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>When the first session of a day may start, in local time.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>When the last session of a day has to be over; 00:00 is the end of the day.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>Minutes from one possible start to the next.</summary>
    public required int SlotMinutes { get; init; }

    /// <summary>Minutes that a person has at least between two sessions.</summary>
    public int ChangeOverMinutes { get; init; }

    /// <summary>The length of a session that has neither a place nor a rule; null means that it is asked for.</summary>
    public int? Minutes { get; init; }

    /// <summary>The rooms that sessions may be put into.</summary>
    public required IReadOnlyList<AgendaRoom> Rooms { get; init; }

    /// <summary>Rooms that are not to be planned, but in which sessions may be.</summary>
    public IReadOnlyList<AgendaName> OtherRooms { get; init; } = [];

    /// <summary>The sessions that get a place, and those that are only to be respected.</summary>
    public required IReadOnlyList<AgendaSession> Sessions { get; init; }

    /// <summary>The names of the people in them.</summary>
    public IReadOnlyList<AgendaName> People { get; init; } = [];

    /// <summary>The names of their tracks.</summary>
    public IReadOnlyList<AgendaName> Tracks { get; init; } = [];

    /// <summary>The names of their formats.</summary>
    public IReadOnlyList<AgendaName> Formats { get; init; } = [];

    /// <summary>Makes alike what people write for the same name.</summary>
    public required Func<string, string> Fold { get; init; }
}

/// <summary>What a rule can name, and how it is called.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, a text that somebody wrote.</param>
public sealed record AgendaName(string Id, string Name);

/// <summary>A room.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Capacity">How many it seats; null where nobody told.</param>
public sealed record AgendaRoom(string Id, string Name, int? Capacity);

/// <summary>When and where a session is.</summary>
/// <param name="StartsAt">When it starts.</param>
/// <param name="EndsAt">When it ends, later than that.</param>
/// <param name="RoomId">The room; null where it has none.</param>
public sealed record AgendaPlace(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? RoomId);

/// <summary>How a session holds to the place that it has.</summary>
public enum AgendaHold
{
    /// <summary>Not at all.</summary>
    Free,

    /// <summary>It stays if it can.</summary>
    Stays,

    /// <summary>It never moves.</summary>
    Fixed,

    /// <summary>It never moves, and is not to be planned: rules do not judge it, and what it breaks is told.</summary>
    Obstacle,
}

/// <summary>A session.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, a text that somebody wrote.</param>
public sealed record AgendaSession(string Id, string Title)
{
    /// <summary>The short id that organizers see.</summary>
    public string? FriendlyId { get; init; }

    /// <summary>The keys of everybody who has to be there.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The id of its track.</summary>
    public string? Track { get; init; }

    /// <summary>The id of its format.</summary>
    public string? Format { get; init; }

    /// <summary>For how many people it is, where that is known.</summary>
    public int? Seats { get; init; }

    /// <summary>Where it is now; its length is taken from here.</summary>
    public AgendaPlace? Placed { get; init; }

    /// <summary>How it holds to that.</summary>
    public AgendaHold Hold { get; init; }
}
