namespace SessionboardMcp.Planning.Agenda;

/// <summary>
/// The event as one line of minutes that have passed: on it lengths are lengths, whatever the clock does in between. Local hours are
/// put onto it and taken from it here, and nowhere else.
/// </summary>
internal sealed class Timeline
{
    private readonly TimeZoneInfo _zone;
    private readonly DateTimeOffset _origin;

    public Timeline(PlanInput input)
    {
        _zone = input.Grid.Zone;
        var placed = input.Sessions.Select(session => session.Placed).OfType<Placement>().ToList();
        var earliest = placed.Select(one => one.StartsAt.UtcDateTime).Append(input.Grid.Days.Min(day => day.Date).ToDateTime(default)).Min();
        _origin = new DateTimeOffset(DateTime.SpecifyKind(earliest.Date, DateTimeKind.Utc)).AddDays(-2);
        Days = [.. input.Grid.Days.Select(day => day.Date).Order()];
        Dates = [.. Days.Concat(placed.SelectMany(one => new[] { Date(one.StartsAt), Date(one.EndsAt) })).Distinct().Order()];
        Open = [.. input.Grid.Days.OrderBy(day => day.Date).SelectMany(Segments)];
        Whole = new Span(0, Dates.Max(date => Minute(date, null, isEnd: true)) + 2880);
    }

    /// <summary>The days to plan.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>All dates on which something is or may be: what a rule without a day is about.</summary>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>When something may run: the hours without the breaks.</summary>
    public IReadOnlyList<Span> Open { get; }

    /// <summary>From before the first to behind the last minute that matters.</summary>
    public Span Whole { get; }

    /// <summary>The minute of a moment; what has seconds begins in the minute before and ends in the one behind.</summary>
    public int Minute(DateTimeOffset moment, bool isEnd = false)
    {
        var minutes = (moment - _origin).TotalMinutes;
        return (int)(isEnd ? Math.Ceiling(minutes) : Math.Floor(minutes));
    }

    public Span Of(Placement placement) => new(Minute(placement.StartsAt), Minute(placement.EndsAt, isEnd: true));

    /// <summary>
    /// The minute of a local time; null is midnight, and so is 00:00 as an end, of the day behind. A time that the clock jumps over is
    /// as far behind the jump; of a time that is there twice a start is the first and an end the second.
    /// </summary>
    public int Minute(DateOnly date, TimeOnly? time, bool isEnd = false)
    {
        var at = time ?? default;
        var local = (isEnd && at == default ? date.AddDays(1) : date).ToDateTime(at);
        // Of a time that is there twice this is the second, and of one that is not there, that behind the jump.
        var offset = _zone.GetUtcOffset(local);
        if (!isEnd && _zone.IsAmbiguousTime(local))
            offset = _zone.GetAmbiguousTimeOffsets(local).Max();
        return Minute(new DateTimeOffset(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc)), isEnd);
    }

    public Span Day(DateOnly date) => new(Minute(date, null), Minute(date, null, isEnd: true));

    public DateTimeOffset At(int minute) => TimeZoneInfo.ConvertTime(_origin.AddMinutes(minute), _zone);

    public DateOnly Date(int minute) => DateOnly.FromDateTime(At(minute).DateTime);

    private DateOnly Date(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);

    private IEnumerable<Span> Segments(PlanningDay day) => Span.Without(
        new Span(Minute(day.Date, day.From), Minute(day.Date, day.To, isEnd: true)),
        day.Breaks.Select(one => new Span(Minute(day.Date, one.From), Minute(day.Date, one.To, isEnd: true)))).Where(span => span.Length > 0);
}
