using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Puts into an event what <see cref="PlantedOddities"/> says, where it does not come about by itself.</summary>
internal static class OddityPlanter
{
    public static void PlantInContacts(EventDraft draft)
    {
        foreach (var oddity in Of(draft).Where(oddity => oddity.Kind == OddityKind.OrderToAssistant && oddity.Contacts.Count > 0))
            draft.ChangeContact(oddity.Contacts[0], contact => contact with { About = oddity.Text, Translations = [] });
    }

    public static void PlantInSessions(EventDraft draft)
    {
        foreach (var oddity in Of(draft))
        {
            foreach (var number in oddity.Sessions)
                draft.Change(number, session => Odd(draft, oddity, session));
        }
    }

    private static IEnumerable<PlantedOddity> Of(EventDraft draft) =>
        PlantedOddities.All.Where(oddity => oddity.EventId == draft.Plan.Id);

    private static Session Odd(EventDraft draft, PlantedOddity oddity, Session session) => oddity.Kind switch
    {
        OddityKind.BackToBack => session with
        {
            Participants = [.. session.Participants, draft.Part(session.Number, oddity.Contacts[0], "speaker")],
        },
        OddityKind.EmojiTitle or OddityKind.RightToLeftTitle or OddityKind.OtherScriptTitle or OddityKind.LongTitle => session with
        {
            Title = oddity.Text!,
            Slug = SessionSeed.Slug(oddity.Text!, session.Number),
            Translations = [],
        },
        OddityKind.MarkupInDescription or OddityKind.OrderToAssistant => session with { Description = oddity.Text, Translations = [] },
        _ => session,
    };
}
