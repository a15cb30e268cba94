namespace SessionboardMcp.SbQL.Syntax;

/// <summary>The functions of one row.</summary>
public enum ScalarFunction
{
    /// <summary>Text in capitals.</summary>
    Upper,

    /// <summary>Text in small letters.</summary>
    Lower,

    /// <summary>The day of a datetime in the event's zone: <c>2026-10-12</c>.</summary>
    Date,

    /// <summary>The time of day of a datetime in the event's zone: <c>09:00:00</c>.</summary>
    Time,

    /// <summary>The month of a datetime in the event's zone, 1 to 12.</summary>
    Month,

    /// <summary>The year of a datetime in the event's zone.</summary>
    Year,

    /// <summary>The English name of the weekday of a datetime in the event's zone: <c>Monday</c>.</summary>
    DayOfWeek,

    /// <summary>A number rounded to whole ones, or to the decimals that the second argument says.</summary>
    Round,

    /// <summary>A datetime in the event's zone, written as the second argument says: <c>FORMAT_DATE(starts_at, 'YYYY-MM')</c>.</summary>
    FormatDate,

    /// <summary>
    /// Whether a datetime lies between a first and a last day, both included, in the event's zone: <c>DATE_RANGE(starts_at, '2026-10-12', '2026-10-14')</c>.
    /// Assumed: what Sessionboard's function takes is not published.
    /// </summary>
    DateRange,
}
