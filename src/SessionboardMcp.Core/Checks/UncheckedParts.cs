using System.Globalization;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Tells where a check finds nothing because there is nothing to look at.</summary>
internal static class UncheckedParts
{
    /// <summary>A sentence; null where there is a programme with times and rooms.</summary>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    /// <param name="live">Those of them that the check is about.</param>
    public static string? Of(IReadOnlyList<IndexedSession> sessions, IReadOnlyList<IndexedSession> live)
    {
        var abstracts = sessions.Count(session => session.Record.IsAbstract);
        if (sessions.Count == 0)
            return "There is no programme to check: the event has no sessions and no abstracts.";
        if (sessions.Count == abstracts)
            return string.Create(CultureInfo.InvariantCulture, $"There is no programme to check: the event has no sessions, only {abstracts} abstracts.");
        if (live.Count == 0)
            return string.Create(CultureInfo.InvariantCulture, $"There is no programme to check: none of the event's {sessions.Count - abstracts} sessions is accepted.");
        if (!live.Any(session => session.HasTime || session.Subsessions.Any(part => part.HasTime)))
            return "No accepted session has a time yet, so whether people or rooms are used twice could not be checked.";
        return live.Any(session => session.Record.Room is not null)
            ? null
            : "No accepted session has a room yet, so whether rooms are used twice, or are too small, could not be checked.";
    }
}
