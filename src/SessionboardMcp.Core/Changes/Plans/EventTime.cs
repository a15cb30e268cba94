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
            return Local(argument, local, clock);
        // A Z is an offset of nought; without the flag it would be read as this machine's own time.
        if (DateTimeOffset.TryParseExact(written, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        throw new InvalidArgumentException(
            $"Argument `{argument}`: {StrangersText.Quoted(text)} is no time. Give a day with a time, such as \"2027-03-09T14:30\" in the event's own time, or with an offset, such as \"2027-03-09T14:30-06:00\".");
    }

    private static DateTimeOffset Local(string argument, DateTime local, EventClock clock)
    {
        var shown = local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        if (clock.Skips(local))
            throw new InvalidArgumentException($"Argument `{argument}`: the clocks at the event skip {shown}, as they go forward. Give another time.");
        var instants = clock.OffsetsOf(local).Select(offset => new DateTimeOffset(local, offset)).ToList();
        return instants is [var only]
            ? only
            : throw new InvalidArgumentException(
                $"Argument `{argument}`: the clocks at the event show {shown} twice, as they go back. Say which: {string.Join(" or ", instants.Select(instant => $"\"{instant:yyyy-MM-dd'T'HH:mmzzz}\""))}.");
    }
}
