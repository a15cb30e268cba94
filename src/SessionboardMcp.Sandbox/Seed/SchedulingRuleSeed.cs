using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Scheduling rules as organizers write them, sentences in an order of priority, and the personas that every event begins with.</summary>
internal static class SchedulingRuleSeed
{
    private static readonly (string Name, string Sentence)[] Sentences =
    [
        ("Keynotes", "Keynotes alone"),
        ("Lunch", "lunch free from 12:00 to 13:00"),
        ("Security talks", "no two Security talks at once"),
        ("Energy", "Keep the energy high after lunch"),
    ];

    private static readonly (string Name, string Sentence)[] Attendees =
    [
        ("The newcomer", "Is at such an event for the first time, and wants introductions."),
        ("The expert", "Comes for the deepest talks of one topic, and leaves a room where nothing is new."),
        ("The networker", "Wants long breaks and few decisions."),
    ];

    public static IReadOnlyList<SchedulingRule> Rules(EventDraft draft) => draft.Plan.Id == SeededEvents.DevCon
        ? [.. Sentences.Select((rule, place) => new SchedulingRule(StableId.Of("scheduling-rule", draft.Plan.Id, place + 1), rule.Name, rule.Sentence, Sentences.Length - place, IsEnabled: place < 3))]
        : [];

    public static IReadOnlyList<SchedulingRule> Personas(EventDraft draft) =>
        [.. Attendees.Select((persona, place) => new SchedulingRule(StableId.Of("persona", draft.Plan.Id, place + 1), persona.Name, persona.Sentence, 0))];
}
