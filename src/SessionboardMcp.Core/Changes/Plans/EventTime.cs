using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Reads a time that is to be written: one that the clocks at the event skip, or show twice, is not guessed.</summary>
internal static class EventTime
{
    private static readonly string[] LocalForms =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    private static readonly string[] OffsetForms =
    [
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mmzzz", "yyyy-MM-dd HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>The instant of a text such as <c>2027-03-09T14:30</c> (the event's own time) or <c>2027-03-09T14:30-06:00</c>.</summary>
    /// <exception cref="InvalidArgumentException">It is no time, or not one time only.</exception>
    public static DateTimeOffset Read(string argument, string text, EventClock clock)
    {
        var written = text.Trim();
        if (DateTime.TryParseExact(written, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return Local(argument, Likely(argument, local), clock);
        // A Z is an offset of nought; without the flag it would be read as this machine's own time.
        if (DateTimeOffset.TryParseExact(written, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            Likely(argument, instant.DateTime);
            return instant;
        }

        throw new InvalidArgumentException(
            $"Argument `{argument}`: {StrangersText.Quoted(text)} is no time. Give a day with a time, such as \"2027-03-09T14:30\" in the event's own time, or with an offset, such as \"2027-03-09T14:30-06:00\".");
    }

    // A year of three digits, or the end of the calendar, is a slip, and no clock can be told of it.
    private static DateTime Likely(string argument, DateTime time) => time.Year is >= 1970 and < 2200
        ? time
        : throw new InvalidArgumentException($"Argument `{argument}`: {time:yyyy-MM-dd} is no day of an event. Give another year.");

    private static DateTimeOffset Local(string argument, DateTime local, EventClock clock)
    {
        var shown = local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        if (clock.Caveat is not null)
            throw new InvalidArgumentException($"Argument `{argument}`: the event's time zone is not known here, so {shown} may be any time. Give it with an offset, such as \"{shown}+00:00\".");
        if (clock.Skips(local))
            throw new InvalidArgumentException($"Argument `{argument}`: the clocks at the event skip {shown}, as they go forward. Give another time.");
        var instants = clock.OffsetsOf(local).Select(offset => new DateTimeOffset(local, offset)).ToList();
        return instants is [var only]
            ? only
            : throw new InvalidArgumentException(
                $"Argument `{argument}`: the clocks at the event show {shown} twice, as they go back. Say which: {string.Join(" or ", instants.Select(instant => $"\"{instant:yyyy-MM-dd'T'HH:mmzzz}\""))}.");
    }
}
