namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>Rules that a person's availability, a free text, may mean. Which of them does is read, and confirmed by a person: it is never just taken.</summary>
internal static class Availability
{
    private static readonly string[] Everything = ["all days", "all day", "any time", "anytime", "always", "any day", "every day", "all"];

    /// <summary>Sentences to try, the likeliest first; none where the text says that any time is right.</summary>
    /// <param name="name">The person's name.</param>
    /// <param name="text">The availability.</param>
    public static IReadOnlyList<string> Sentences(string name, string text)
    {
        var said = text.Trim().TrimEnd('.', '!').Trim();
        if (said.Length is 0 or > 200 || name.Contains('"', StringComparison.Ordinal) || Everything.Contains(said, StringComparer.OrdinalIgnoreCase))
            return [];
        var bare = said.EndsWith(" only", StringComparison.OrdinalIgnoreCase) ? said[..^5] : said;
        return [$"\"{name}\" {Lower(said)}", $"\"{name}\" only {Lower(bare)}", $"\"{name}\" only on {Lower(bare)}", $"\"{name}\" only in the {Lower(bare)}"];
    }

    // "Not on Friday" goes on in a sentence; "Friday" is a name.
    private static string Lower(string text) => text.StartsWith("Not ", StringComparison.Ordinal) || text.StartsWith("Only ", StringComparison.Ordinal) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
