using System.Globalization;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Tells where a check finds nothing because there is nothing to look at.</summary>
/// <param name="Sessions">How many sessions and abstracts the event has.</param>
/// <param name="Abstracts">How many of them are abstracts.</param>
/// <param name="Live">How many the check is about.</param>
/// <param name="Timed">How many of those take up time, or have parts that do.</param>
/// <param name="Roomed">How many of those have a room.</param>
internal readonly record struct UncheckedParts(int Sessions, int Abstracts, int Live, int Timed, int Roomed)
{
    /// <summary>With a session more, or one less.</summary>
    public UncheckedParts With(IndexedSession session, int by)
    {
        var known = this with { Sessions = Sessions + by, Abstracts = Abstracts + (session.Record.IsAbstract ? by : 0) };
        return !session.IsLive ? known : known with
        {
            Live = Live + by,
            Timed = Timed + (session.HasTime || session.Subsessions.Any(part => part.HasTime) ? by : 0),
            Roomed = Roomed + (session.Record.Room is not null ? by : 0),
        };
    }

    /// <summary>A sentence; null where there is a programme with times and rooms.</summary>
    public string? Told => this switch
    {
        { Sessions: 0 } => "There is no programme to check: the event has no sessions and no abstracts.",
        _ when Sessions == Abstracts => string.Create(CultureInfo.InvariantCulture, $"There is no programme to check: the event has no sessions, only {Abstracts} abstracts."),
        { Live: 0 } => string.Create(CultureInfo.InvariantCulture, $"There is no programme to check: none of the event's {Sessions - Abstracts} sessions is accepted."),
        { Timed: 0 } => "No accepted session has a time yet, so whether people or rooms are used twice could not be checked.",
        { Roomed: 0 } => "No accepted session has a room yet, so whether rooms are used twice, or are too small, could not be checked.",
        _ => null,
    };
}
