namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Composes descriptions and abstracts of 40 to 120 words, as HTML like a rich-text editor leaves.</summary>
internal sealed class Abstracts(Vocabulary vocabulary, Dice dice)
{
    private static readonly string[] Openers =
    [
        "Most teams meet {p} long before they have a name for the problem.",
        "Everyone has an opinion about {t}, but few of us have measured what really changed after the switch.",
        "Two years ago we decided to invest in {t}, mostly because {p} had become the first topic of every meeting.",
        "Working {c} changes what is possible with {t}, and a good deal of the usual advice stops being useful.",
        "If you recognize {p} from your own work, this session is for you.",
        "There is a gap between {t} on a slide and {t} on a Tuesday afternoon.",
        "Nobody plans for {p}, and yet almost everyone ends up there sooner or later.",
        "This is the story of how we introduced {t} {c}, and of the three times we nearly gave up.",
        "The promise of {t} is simple: fewer surprises, shorter waits and people who go home on time.",
        "When colleagues first asked us about {t}, we had no good answer.",
    ];

    private static readonly string[] Middles =
    [
        "We start with the situation as it was, including the numbers nobody wanted to see, and then follow one change from the first sketch to everyday use.",
        "I will show what we tried first, why it did not survive contact with real work, and which small decision finally turned things around.",
        "Along the way we look at costs, at the people who had to change their habits, and at the alternatives that we rejected for good reasons.",
        "Using examples from our own work {c}, we separate what is essential about {t} from what is merely fashionable.",
        "We compare four approaches side by side, with the same criteria and the same deadline, and are honest about where each of them falls short.",
        "The talk covers preparation, introduction and the first year of operation, with particular attention to the weeks in which {p} came back.",
        "Rather than a tour of products, you will see the questions that we asked and the evidence that convinced a sceptical board.",
        "We have collected interviews, incident notes and usage figures, and the picture they draw is more mixed than the brochures suggest.",
    ];

    private static readonly string[] Details =
    [
        "A short live demonstration shows the whole path from start to finish.",
        "All examples are published under an open licence, so that you can try them at home.",
        "We keep a third of the time for your questions and your own cases.",
        "No previous knowledge of {t} is needed, only some experience with {p}.",
        "Part of the work was done together with partners {c}, which taught us a lot about shared vocabulary.",
        "The figures come from an internal study with more than two hundred participants.",
        "We also speak about what we would do differently if we could begin again.",
        "Every recommendation comes with the context in which it failed at least once.",
    ];

    private static readonly string[] Takeaways =
    [
        "how to tell whether {t} will pay off in your situation", "a checklist for the first ninety days",
        "early warning signs of {p}", "a vocabulary for talking with people outside your team",
        "three metrics worth keeping and five worth dropping", "a realistic estimate of cost and time",
        "which parts can safely be left for later", "templates that you may copy and adapt",
        "ways to win over colleagues who have heard it all before", "a list of mistakes that you need not repeat",
    ];

    private static readonly string[] Closers =
    [
        "You will leave with a plan for Monday morning.",
        "Bring your hardest example; we will look at some of them together.",
        "The session is aimed at practitioners, and managers are welcome too.",
        "Slides and further reading will be shared after the session.",
        "Come for the stories, stay for the spreadsheet.",
        "Expect plain language and very few logos.",
    ];

    private static readonly string[] Brief =
    [
        "Five minutes on {t}: what we tried {c}, what broke, and the one thing that we would tell a friend before they start.",
        "A quick report about {p} and how {t} helped us, with one chart, one mistake and one recommendation to take home.",
        "An honest look at {t} {c}, in five minutes and without a single bullet point.",
    ];

    public string Write(Subject subject)
    {
        var html = $"<p>{dice.Pick(Openers)} {dice.Pick(Middles)}</p>";
        html += dice.Chance(55)
            ? $"<p>You will learn:</p><ul>{string.Concat(Some(Takeaways, dice.Between(2, 3)).Select(item => $"<li>{item}</li>"))}</ul>"
            : $"<p>{dice.Pick(Details)} {dice.Pick(Closers)}</p>";
        return Fill(html, subject);
    }

    public string WriteBriefly(Subject subject) => Fill($"<p>{dice.Pick(Brief)}</p>", subject);

    private IEnumerable<string> Some(string[] items, int count)
    {
        var first = dice.Between(0, items.Length - 1);
        return Enumerable.Range(0, count).Select(index => items[(first + (index * 3)) % items.Length]);
    }

    private string Fill(string template, Subject subject) => template
        .Replace("{t}", subject.TopicInSentence, StringComparison.Ordinal)
        .Replace("{p}", subject.Pain, StringComparison.Ordinal)
        .Replace("{c}", InSentence(dice.Pick(vocabulary.Contexts)), StringComparison.Ordinal);

    private static string InSentence(string context) => Wording.InSentence(context);
}
