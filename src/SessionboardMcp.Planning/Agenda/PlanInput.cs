namespace SessionboardMcp.Planning.Agenda;

/// <summary>What is to be planned.</summary>
/// <param name="Grid">When.</param>
/// <param name="Rooms">Where.</param>
/// <param name="Sessions">What: those that get a place, and those that are only to be respected (<see cref="SessionHold.Fixed"/>).</param>
public sealed record PlanInput(PlanningGrid Grid, IReadOnlyList<RoomToPlan> Rooms, IReadOnlyList<SessionToPlan> Sessions)
{
    // What a search could hold in memory, and far from what a conference has.
    private const int MostSlots = 5000, MostSessions = 5000, MostRooms = 500;

    /// <summary>The names of people, tracks and formats; an id without one is read back as it is.</summary>
    public IReadOnlyList<Named> People { get; init; } = [];

    /// <inheritdoc cref="People"/>
    public IReadOnlyList<Named> Tracks { get; init; } = [];

    /// <inheritdoc cref="People"/>
    public IReadOnlyList<Named> Formats { get; init; } = [];

    /// <summary>The names of rooms that are not to be planned, but in which sessions are.</summary>
    public IReadOnlyList<Named> OtherRooms { get; init; } = [];

    /// <summary>The length of a session that has neither a place nor a rule; null means that it is asked for.</summary>
    public int? Minutes { get; init; }

    /// <summary>Says what is wrong with the input; null where nothing is.</summary>
    /// <remarks>What a caller got from people is checked before it gets here, with its own words: this is the last line.</remarks>
    public string? Fault() =>
        Grid.SlotMinutes is < 1 or > 480 ? "A slot has 1 to 480 minutes."
        : Grid.ChangeOverMinutes is < 0 or > 240 ? "The change-over has 0 to 240 minutes."
        : Minutes is < 1 or > 1440 ? "A session has 1 to 1,440 minutes."
        : Grid.Days.Count is 0 or > 60 ? "There are 1 to 60 days."
        : Grid.Days.Max(day => day.Date.DayNumber) - Grid.Days.Min(day => day.Date.DayNumber) > 366 ? "The days lie within a year."
        : Grid.Days.GroupBy(day => day.Date).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"The day {twice.Key:yyyy-MM-dd} is there twice."
        : Grid.Days.FirstOrDefault(day => day.To != default && day.To <= day.From) is { } closed ? $"{closed.Date:yyyy-MM-dd} ends before it starts."
        : Grid.Days.Sum(day => ((day.To == default ? 1440 : (day.To - TimeOnly.MinValue).TotalMinutes) - (day.From - TimeOnly.MinValue).TotalMinutes) / Grid.SlotMinutes) > MostSlots ? $"There are more than {MostSlots} slots: take longer ones, or fewer days."
        : Sessions.Count > MostSessions ? $"There are more than {MostSessions} sessions."
        : Rooms.Count > MostRooms ? $"There are more than {MostRooms} rooms."
        : Twice(Rooms.Select(room => room.Id)) is { } room ? $"The room {room} is there twice."
        : Twice(Sessions.Select(session => session.Id)) is { } session ? $"The session {session} is there twice."
        : Sessions.FirstOrDefault(session => session.Placed is { } placed && placed.EndsAt <= placed.StartsAt) is { } odd ? $"The session {odd.Id} ends before it starts."
        : Sessions.FirstOrDefault(session => session.Placed is { } placed && placed.EndsAt - placed.StartsAt > TimeSpan.FromDays(7)) is { } endless ? $"The session {endless.Id} is longer than a week."
        : null;

    private static string? Twice(IEnumerable<string> ids) => ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
}
