using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// Recordings: rehearsals of a few talks of the large event, and a few talks of the past one, the first of which is long.
/// </summary>
internal sealed class ContentSeed
{
    private const int Pause = 2;

    private static readonly string[] Sentences =
    [
        "Let me start with what we got wrong about {t}.", "Nobody had asked whether {p} were the real trouble.",
        "We measured for a quarter, and then we measured again.", "The first answer was to buy something, and it was the wrong one.",
        "After that, {t} looked like a habit rather than a project.", "There is a slide for this, and it is wrong, so listen instead.",
        "What helped against {p} was a list on paper.", "I would not do the second half again.", "Ask me afterwards about the budget.",
        "It took us {n} attempts, and the fourth was the cheapest.",
    ];

    private readonly EventDraft _draft;
    private readonly Dice _dice;

    private ContentSeed(EventDraft draft) => (_draft, _dice) = (draft, Dice.For(draft.Plan.Id, "content"));

    /// <summary>Adds what was recorded of the event.</summary>
    public static void Plant(EventDraft draft)
    {
        int[] numbers = draft.Plan.Id switch
        {
            SeededEvents.DevCon => [135, 137, 138],
            SeededEvents.PublishingForum => [5, 6, 11, 12],
            _ => [],
        };
        var seed = new ContentSeed(draft);
        foreach (var number in numbers)
            draft.Change(number, session => session with { Content = seed.Of(session) });
    }

    private SessionContent Of(Session session)
    {
        var (plan, number) = (_draft.Plan, session.Number);
        var subject = _dice.Pick(plan.Vocabulary.Subjects);
        var spoken = Spoken(session, subject).ToList();
        var transcript = new List<Remark>();
        foreach (var (index, (person, text)) in spoken.Index())
        {
            var starts = transcript.Count == 0 ? 0 : transcript[^1].Ends + Pause;
            transcript.Add(new Remark(StableId.Of($"remark/{plan.Id}/{number}/{index}"), person, text, starts, starts + 2 + (text.Length / 14)));
        }

        return new SessionContent
        {
            RecordingId = StableId.Of("recording", plan.Id, number),
            MediaId = StableId.Of("media", plan.Id, number),
            RecordedAt = plan.IsPast ? session.StartsAt!.Value : plan.LastChange.AddDays(-2),
            Seconds = transcript[^1].Ends,
            Language = "en",
            Transcript = transcript,
            Summary = new Digest(
                StableId.Of("summary", plan.Id, number),
                $"The speakers tell how {subject.TopicInSentence} changed their work, and what it did not change about {subject.Pain}.",
                [$"{subject.Topic} need a list on paper first.", $"Measure {subject.Pain} twice before buying anything."]),
            Insight = new Digest(
                StableId.Of("insight", plan.Id, number), $"Most of the cost of {subject.TopicInSentence} is in the habits around it.", ["Start small.", "Write it down."]),
            PodcastId = number % 2 == 1 ? StableId.Of("podcast", plan.Id, number) : null,
        };
    }

    private IEnumerable<(string Person, string Text)> Spoken(Session session, Subject subject)
    {
        var people = session.Participants.Select(part => part.ContactId).ToList();
        var turns = _draft.Plan.IsPast && session.Number == 6 ? 260 : _dice.Between(9, 16);
        var planted = PlantedRemarks.All.Where(remark => remark.EventId == _draft.Plan.Id && remark.Session == session.Number).ToList();
        for (var turn = 0; turn < turns; turn++)
        {
            var text = string.Join(' ', Enumerable.Range(0, _dice.Between(1, 4)).Select(_ => Sentence(subject)));
            yield return (people[turn % people.Count], text);
            foreach (var remark in planted.Where(_ => turn == 3))
                yield return (people[^1], remark.Text);
        }
    }

    private string Sentence(Subject subject) => _dice.Pick(Sentences)
        .Replace("{t}", subject.TopicInSentence, StringComparison.Ordinal)
        .Replace("{p}", subject.Pain, StringComparison.Ordinal)
        .Replace("{n}", Wording.Number(_dice.Between(4, 9)), StringComparison.Ordinal);
}
