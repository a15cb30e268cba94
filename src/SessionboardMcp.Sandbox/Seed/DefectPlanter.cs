using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes a clean event as defective as <see cref="PlantedDefects"/> says.</summary>
internal static class DefectPlanter
{
    private const string NoText = "<p><br></p>";

    public static void PlantInContacts(EventDraft draft)
    {
        foreach (var defect in Of(draft))
        {
            switch (defect.Kind)
            {
                case DefectKind.SpeakerWithoutBiography:
                    draft.ChangeContact(defect.Contacts[0], contact => contact with { About = IsMarkup(defect) ? NoText : null, Translations = [] });
                    break;
                case DefectKind.SpeakerWithoutPhoto:
                    draft.ChangeContact(defect.Contacts[0], contact => contact with { PhotoUrl = null });
                    break;
                case DefectKind.SameNameTwoEmails or DefectKind.SameEmailTwoNames:
                    var original = draft.Contact(defect.Contacts[0]);
                    draft.ChangeContact(defect.Contacts[1], contact => Double(defect, original, contact));
                    break;
            }
        }
    }

    public static void PlantInSessions(EventDraft draft)
    {
        foreach (var defect in Of(draft))
        {
            if (defect.Sessions.Count > 0)
                draft.Change(defect.Sessions[^1], session => Defective(draft, defect, session));
            if (defect.Kind == DefectKind.PersonInTwoPlaces)
                draft.Change(defect.Sessions[0], session => With(draft, session, defect.Contacts[0], "speaker"));
        }
    }

    private static IEnumerable<PlantedDefect> Of(EventDraft draft) =>
        PlantedDefects.All.Where(defect => defect.EventId == draft.Plan.Id);

    private static Session Defective(EventDraft draft, PlantedDefect defect, Session session)
    {
        var first = draft.Session(defect.Sessions[0]);
        return defect.Kind switch
        {
            DefectKind.PersonInTwoPlaces => With(draft, session, defect.Contacts[0], "moderator"),
            DefectKind.RoomUsedTwice => session with { RoomId = first.RoomId, Capacity = Least(session.Capacity, draft.Settings.Room(first)?.Capacity) },
            DefectKind.CapacityAboveRoom => session with { Capacity = TooMany(draft.Settings.Room(session)!.Capacity!.Value, defect) },
            DefectKind.AcceptedWithoutSpeaker => session with { Participants = [.. session.Participants.Where(part => draft.Settings.Role(part).Core != CoreRole.Speaker)] },
            DefectKind.AcceptedWithoutRoom => session with { RoomId = null },
            DefectKind.AcceptedWithoutTime => session with
            {
                StartsAt = defect.Note == PlantedDefects.NoEnd ? session.StartsAt : null,
                EndsAt = defect.Note == PlantedDefects.NoStart ? session.EndsAt : null,
            },
            DefectKind.AcceptedWithoutDescription => session with { Description = IsMarkup(defect) ? NoText : null, Translations = [] },
            DefectKind.EndsBeforeStart => session with { EndsAt = TooEarly(session, defect) },
            DefectKind.SameTitleTwice => Retitled(session, first.Title, defect),
            _ => session,
        };
    }

    private static Session With(EventDraft draft, Session session, int contact, string role) => session with
    {
        Participants = [.. session.Participants, draft.Part(session.Number, contact, role)],
    };

    private static int? Least(int? capacity, int? room) => capacity is { } seats && room is { } limit ? Math.Min(seats, limit) : capacity;

    private static int TooMany(int seats, PlantedDefect defect) =>
        defect.Note == PlantedDefects.OneSeatTooMany ? seats + 1 : seats + (seats / 2);

    private static DateTimeOffset TooEarly(Session session, PlantedDefect defect) => defect.Note switch
    {
        PlantedDefects.MorningInstead => session.EndsAt!.Value.AddHours(-12),
        PlantedDefects.DayBefore => session.EndsAt!.Value.AddDays(-1),
        _ => session.StartsAt!.Value.AddMinutes(-30),
    };

    private static Session Retitled(Session session, string title, PlantedDefect defect) => session with
    {
        Title = defect.Note switch
        {
            PlantedDefects.InCapitals => title.ToUpperInvariant(),
            PlantedDefects.SpaceAtEnd => title + " ",
            _ => title,
        },
        Slug = SessionSeed.Slug(title, session.Number),
        Translations = [],
    };

    private static Contact Double(PlantedDefect defect, Contact original, Contact contact)
    {
        var named = defect switch
        {
            { Kind: DefectKind.SameNameTwoEmails, Note: PlantedDefects.InLowerCase } => contact with
            {
                FirstName = original.FirstName.ToLowerInvariant(),
                LastName = original.LastName.ToLowerInvariant(),
            },
            { Kind: DefectKind.SameNameTwoEmails } => contact with { FirstName = original.FirstName, LastName = original.LastName },
            { Note: PlantedDefects.InitialOnly } => contact with { FirstName = $"{original.FirstName[0]}.", LastName = original.LastName, Email = original.Email },
            { Note: PlantedDefects.FamilyNameFirst } => contact with
            {
                FirstName = $"{original.LastName},",
                LastName = original.FirstName,
                Email = original.Email,
            },
            _ => contact with { FirstName = $"{original.FirstName} J.", LastName = original.LastName, Email = original.Email.ToUpperInvariant() },
        };
        return named with
        {
            Company = defect.Kind == DefectKind.SameEmailTwoNames ? original.Company : contact.Company,
            About = contact.About?.Replace(contact.FullName, named.FullName, StringComparison.Ordinal),
            Profile = original.Profile,
            Translations = [],
        };
    }

    private static bool IsMarkup(PlantedDefect defect) => defect.Note == PlantedDefects.TextlessMarkup;
}
