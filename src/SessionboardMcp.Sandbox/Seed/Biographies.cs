namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Composes biographies.</summary>
internal sealed class Biographies(Vocabulary vocabulary, Dice dice)
{
    private static readonly string[] Works =
    [
        "looks after everything that has to do with {t}", "has spent the last {n} years on {t}",
        "leads a team of {n} people working on {t}", "helps colleagues to get rid of {p}",
        "moved from {p} to {t} and never looked back",
    ];

    private static readonly string[] Befores =
    [
        "Earlier stations include a start-up that failed beautifully and a ministry that did not.",
        "Before that came ten years of consulting, mostly in places without daylight.",
        "A regular speaker and organizer of a monthly meet-up.",
        "Author of two books and a newsletter with a small but stubborn readership.",
        "Trained as a physicist, converted by a summer job.",
        "Member of two standards committees and one choir.",
    ];

    private static readonly string[] Privates =
    [
        "Outside work: long-distance cycling and short-distance cooking.", "Lives with three cats and one opinion.",
        "Happy to talk about sourdough, trains and city maps.", "Keeps bees on a roof.", "Collects broken radios and mends some of them.",
        "Plays the viola, at a safe distance from the neighbours.",
    ];

    public string Write(string name, string jobTitle, string company)
    {
        var subject = dice.Pick(vocabulary.Subjects);
        var work = dice.Pick(Works)
            .Replace("{t}", subject.TopicInSentence, StringComparison.Ordinal)
            .Replace("{p}", subject.Pain, StringComparison.Ordinal)
            .Replace("{n}", Wording.Number(dice.Between(4, 18)), StringComparison.Ordinal);
        var article = "AEIOU".Contains(jobTitle[0], StringComparison.Ordinal) ? "an" : "a";
        var about = $"<p>{name} works as {article} {Wording.InSentence(jobTitle)} at {company} and {work}. {dice.Pick(Befores)}";
        return about + (dice.Chance(50) ? $" {dice.Pick(Privates)}</p>" : "</p>");
    }
}
