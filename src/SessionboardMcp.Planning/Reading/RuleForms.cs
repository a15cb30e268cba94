namespace SessionboardMcp.Planning.Reading;

/// <summary>One form of the language.</summary>
/// <param name="Form">How it is written, names in capitals.</param>
/// <param name="Example">An example.</param>
/// <param name="Meaning">What it asks for.</param>
public sealed record RuleForm(string Form, string Example, string Meaning);

/// <summary>The language of the rules, as a table to show to people and models.</summary>
public static class RuleForms
{
    // What a text is about is clear by then.
    private const int MostWords = 40;

    /// <summary>Every form. A name is a session's title, a person, a track, a format or a room; quotes, and the kind before it, help where it is not clear.</summary>
    public static IReadOnlyList<RuleForm> All { get; } =
    [
        new("NAME only WHEN", "Ada Lovelace only on Tuesday from 10:00 to 14:00", "a person is there, a room is open, sessions lie only then"),
        new("NAME not WHEN", "Ada Lovelace not on Friday after 12:00", "a person is away, a room is closed, sessions do not lie then"),
        new("NAME leaves DAY at TIME", "Ada Lovelace leaves on Friday at 12:00", "never from then on; \"arrives\" is never before"),
        new("NAME at TIME", "Opening on Tuesday at 9:00 in Main Hall", "starts exactly then, be it outside the hours"),
        new("NAME in ROOM or ROOM", "Workshops in Lab 1 or Lab 2", "only in these rooms; \"not in\" is in none of them"),
        new("ROOM only for NAME", "Lab 1 only for Workshops", "nothing else is in the room"),
        new("NAME keeps to one room", "Security keeps to one room", "all of its sessions are in the same room"),
        new("SESSION before SESSION", "Basics before Advanced", "the first is over when the second starts; \"after\" is the other way round"),
        new("SESSION, SESSION one after another", "Basics, Advanced one after another in Main Hall", "in one room, in this order, without a gap"),
        new("at most N NAME at a time", "at most 2 Security at a time", "so many sessions run at once, and no more; \"no two NAME at once\" is one"),
        new("NAME alone", "Keynotes alone", "nothing else runs meanwhile"),
        new("lunch free from TIME to TIME", "lunch free from 12:00 to 13:00", "nothing runs then"),
        new("lunch DURATION between TIME and TIME", "lunch 45 minutes between 11:30 and 14:00", "everybody has so long a pause on each day; \"everybody DURATION between\" is the same"),
        new("nothing WHEN", "nothing on Friday after 16:00", "nothing runs then"),
        new("NAME expects N", "Opening expects 300 people", "only in rooms that seat so many"),
        new("NAME fits the room", "everything fits the room", "only in rooms that seat the session's capacity, or whose size nobody knows"),
        new("NAME DURATION", "Workshop 90 minutes", "how long sessions are that have no place yet"),
        new("wish N: RULE", "wish 5: Ada Lovelace in the morning", "held if possible; 1 to 100 says how much it counts, 1 if nothing is said"),
    ];

    private static readonly (RuleForm Form, string[] Words)[] Words =
    [
        .. All.Select(form => (form, $"{form.Form} {form.Meaning}".Split([' ', ',', ';', '"'], StringSplitOptions.RemoveEmptyEntries).Where(known => char.IsLower(known[0]) && known.Length > 2).ToArray())),
    ];

    /// <summary>The form that shares the most words with a text.</summary>
    internal static RuleForm Nearest(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', ':', ';', '"'], StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        return Words.MaxBy(form => words.Sum(word => form.Words.Select(known => known == word ? 3 : Spelling.IsWithin(known, word, 1) ? 2 : 0).DefaultIfEmpty().Max())).Form;
    }
}
