using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>What only some scheduled sessions have: credits, addresses, files, sponsors and exhibitors.</summary>
internal static class Extras
{
    private static readonly (string Title, string Extension, string MediaType)[] Kinds =
    [
        ("Slides", "pdf", "application/pdf"), ("Handout", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("Deck", "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"), ("Exercise files", "zip", "application/zip"),
    ];

    public static Session Add(EventDraft draft, Dice dice, Session session)
    {
        var (plan, number) = (draft.Plan, session.Number);
        return session with
        {
            CeuCredits = number % 7 == 1 ? dice.Between(1, 6) * 0.5m : null,
            ClientSessionId = number % 4 == 1 ? $"{plan.Prefix}{plan.Id}-{1000 + number}" : null,
            ExternalUrl = number % 19 == 1 ? $"https://www.{plan.Domain}/live/{number}" : null,
            VideoUrl = plan.IsPast || number % 50 == 1 ? $"https://video.{plan.Domain}/watch/{number}" : null,
            MeetingUrl = draft.Settings.Room(session)?.Name == "Online Stage" || number % 31 == 1 ? $"https://meet.{plan.Domain}/{session.Slug}" : null,
            SponsorIds = number % 12 == 1 && draft.Sponsors.Count > 0 ? [draft.Sponsors[number % draft.Sponsors.Count].Id] : [],
            ExhibitorIds = number % 15 == 1 && draft.Exhibitors.Count > 0 ? [draft.Exhibitors[number % draft.Exhibitors.Count].Id] : [],
            Files = number % 9 == 1 ? Files(plan, dice, session) : [],
        };
    }

    private static Attachment[] Files(EventPlan plan, Dice dice, Session session) =>
        [.. Enumerable.Range(0, dice.Between(1, 2)).Select(index =>
        {
            var (title, extension, mediaType) = dice.Pick(Kinds);
            var id = StableId.Of($"file/{plan.Id}/{session.Number}/{index}");
            var added = dice.Moment(session.CreatedAt, plan.LastChange);
            return new Attachment
            {
                Id = id,
                Url = $"https://files.{plan.Domain}/{id}/{session.Slug}.{extension}",
                Title = $"{title} for {session.Title}",
                FileName = $"{session.Slug}.{extension}",
                Size = dice.Between(40_000, 24_000_000),
                MediaType = mediaType,
                CreatedAt = added,
                UpdatedAt = dice.Moment(added, plan.LastChange),
                AssignedContactId = index == 0 ? session.Participants[0].ContactId : null,
            };
        })];
}
