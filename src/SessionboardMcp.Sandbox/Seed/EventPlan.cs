namespace SessionboardMcp.Sandbox.Seed;

/// <summary>What one event is to become: its frame, its rooms and hours, and how much of everything.</summary>
internal sealed record EventPlan
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required EventZone Zone { get; init; }

    public required string Prefix { get; init; }

    /// <summary>The domain, below <c>.example</c>, of the event's own addresses.</summary>
    public required string Domain { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public bool HasTranslations { get; init; }

    public bool HasParticipantRoles { get; init; }

    /// <summary>Whether it is over: its sessions have recordings.</summary>
    public bool IsPast { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset CallOpens { get; init; }

    public required DateTimeOffset CallCloses { get; init; }

    /// <summary>No record was changed after this.</summary>
    public required DateTimeOffset LastChange { get; init; }

    public IReadOnlyList<RoomPlan> Rooms { get; init; } = [];

    public IReadOnlyList<SlotPlan> Slots { get; init; } = [];

    /// <summary>Contacts 1 to this number speak in accepted programme sessions.</summary>
    public int Speakers { get; init; }

    /// <summary>Contacts who speak only where a planted record says so; their numbers follow the speakers'.</summary>
    public int Guests { get; init; }

    /// <summary>Contacts who submitted abstracts but have no accepted programme session; their numbers follow the guests'.</summary>
    public int Submitters { get; init; }

    public int Sponsors { get; init; }

    public int Exhibitors { get; init; }

    public int Abstracts { get; init; }

    /// <summary>Programme sessions that are not accepted (or not yet).</summary>
    public int Undecided { get; init; }

    /// <summary>Sources of compositions, shared out among the three kinds of relationship.</summary>
    public int Sources { get; init; }

    public int Deleted { get; init; }

    public int AccountContacts => (Sponsors + Exhibitors) * 2;

    public int LastSubmitter => Speakers + Guests + Submitters;
}

/// <summary>A room to be.</summary>
internal sealed record RoomPlan(string Name, RoomKind Kind, int? Capacity);

/// <summary>What happens in a room.</summary>
internal enum RoomKind
{
    Hall,
    Talks,
    Workshops,
    Nights,
}

/// <summary>Hours, in the event's local time, in which every room of a kind holds one session.</summary>
internal sealed record SlotPlan(DateTime Starts, TimeSpan Length, RoomKind Kind, int Rooms = int.MaxValue);
