namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Composes titles, never the same twice within an event.</summary>
internal sealed class Titles(Vocabulary vocabulary, Dice dice)
{
    private static readonly string[] Talks =
    [
        "{T} {C}", "{T}: {G}", "{T} without {P}", "Taming {P} with {T}", "The Hidden Cost of {T} {C}", "Rethinking {T} {C}",
        "A Field Guide to {T}", "What Nobody Tells You about {T} {C}", "From {P} to {T}", "{T}, One Year Later {C}",
        "How We Stopped Fearing {P} {C}", "{T} from First Principles", "Adopting {T} {C}", "Why {T} {C} Took Us Two Attempts",
        "Ten Questions about {T} {C}", "Beyond {P}: {T} {C}", "The Case for {T} {C}", "The Case against {T} {C}",
        "No More {P}: Rethinking {T}", "Measuring {T} {C}", "{T} and the End of {P}", "Teaching {T} {C}",
        "{T} {C}: {G}",
    ];

    private static readonly string[] Workshops =
    [
        "Workshop: {T} {C}", "Hands-On {T} {C}", "Workshop: From {P} to {T}", "Build It Yourself: {T}",
        "{T} in One Morning {C}", "Clinic: {T} {C}",
    ];

    private static readonly string[] Panels =
        ["Panel: The Future of {T}", "Panel: {T} {C}", "Debate: {T} or {P}?", "Panel: Who Pays for {T} {C}?"];

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    public string Talk(Subject subject) => Compose(Talks, subject);

    public string Workshop(Subject subject) => Compose(Workshops, subject);

    public string Panel(Subject subject) => Compose(Panels, subject);

    public string Lightning(string track)
    {
        for (var round = 1; ; round++)
        {
            var title = $"Lightning Talks: {track}, Round {round}";
            if (_used.Add(title))
                return title;
        }
    }

    public string Keynote(int index) => Claim(vocabulary.Keynotes[index % vocabulary.Keynotes.Count]);

    public string Claim(string title)
    {
        if (!_used.Add(title))
            throw new InvalidOperationException($"The title '{title}' is taken.");
        return title;
    }

    private string Compose(string[] patterns, Subject subject)
    {
        while (true)
        {
            var title = dice.Pick(patterns)
                .Replace("{T}", subject.Topic, StringComparison.Ordinal)
                .Replace("{P}", Wording.InTitle(subject.Pain), StringComparison.Ordinal)
                .Replace("{C}", dice.Pick(vocabulary.Contexts), StringComparison.Ordinal)
                .Replace("{G}", dice.Pick(vocabulary.Grounds), StringComparison.Ordinal);
            if (_used.Add(title))
                return title;
        }
    }
}
