using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes the tracks, rooms, tags, formats, levels, languages, statuses and roles of an event.</summary>
internal static class SettingsSeed
{
    private static readonly string[] Colors =
    [
        "#329af0", "#f76707", "#37b24d", "#ae3ec9", "#f03e3e", "#1098ad", "#fab005", "#7048e8", "#74b816", "#d6336c",
    ];

    private static readonly string[] FormatNames =
    [
        "Keynote", "Talk", "Panel", "Workshop", "Lightning talks", "Fireside chat", "Poster",
    ];

    public static EventSettings For(EventPlan plan)
    {
        var when = plan.Created.AddDays(2);
        return new EventSettings
        {
            Tracks = Some(plan, "track", plan.Vocabulary.Tracks, (setting, index) => setting with { Color = Colors[index % Colors.Length] }),
            Rooms = Some(plan, "room", [.. plan.Rooms.Select(room => room.Name)], (setting, index) => setting with { Capacity = plan.Rooms[index].Capacity }),
            Tags = Some(plan, "tag", plan.Vocabulary.Tags),
            Formats = Some(plan, "format", FormatNames),
            Levels = Some(plan, "level", ["Beginner", "Intermediate", "Advanced", "All levels"]),
            Languages = Some(plan, "language", plan.Zone == EventZone.Berlin ? ["English", "Deutsch"] : ["English", "Español"]),
            Statuses = Statuses(plan, when),
            Fields = FieldSeed.For(plan),
            Roles = Roles(plan),
        };
    }

    private static Setting[] Some(
        EventPlan plan, string kind, IReadOnlyList<string> names, Func<Setting, int, Setting>? complete = null) =>
        [.. names.Select((name, index) =>
        {
            var setting = new Setting
            {
                Id = StableId.Of(kind, plan.Id, index),
                Name = name,
                Order = index,
                CreatedAt = plan.Created.AddHours(index + 1),
                UpdatedAt = plan.Created.AddHours((index * 3) + 1),
            };
            return complete is null ? setting : complete(setting, index);
        })];

    private static Status[] Statuses(EventPlan plan, DateTimeOffset when)
    {
        Status[] core =
        [
            Core("accepted", "Accepted", CoreStatus.Accepted, "#37b24d", 0),
            Core("accept_queue", "Accept Queue", CoreStatus.AcceptQueue, "#94d82d", 1),
            Core("pending", "Pending", CoreStatus.Pending, "#fab005", 2),
            Core("decline_queue", "Decline Queue", CoreStatus.DeclineQueue, "#ff922b", 3),
            Core("declined", "Declined", CoreStatus.Declined, "#f03e3e", 4),
        ];
        (string Name, CoreStatus Core, string Color)[] custom = plan.Abstracts > 0
            ?
            [
                ("Accepted - needs AV", CoreStatus.Accepted, "#2f9e44"), ("Waitlisted", CoreStatus.AcceptQueue, "#1c7ed6"),
                ("Needs second review", CoreStatus.Pending, "#e8590c"), ("Declined - resubmit next year", CoreStatus.Declined, "#868e96"),
            ]
            : [];
        return
        [
            .. core,
            .. custom.Select((status, index) => new Status
            {
                Id = StableId.Of("status", plan.Id, index).ToString(),
                Name = status.Name,
                Core = status.Core,
                IsCustom = true,
                Color = status.Color,
                Order = core.Length + index,
                CreatedAt = when.AddDays(index),
                CreatedBy = (5150, "Priya Natarajan"),
            }),
        ];

        static Status Core(string id, string name, CoreStatus status, string color, int order) =>
            new() { Id = id, Name = name, Core = status, IsCustom = false, Color = color, Order = order };
    }

    private static Role[] Roles(EventPlan plan)
    {
        List<(string Slug, string Name, string Plural, CoreRole Core)> roles =
        [
            ("speaker", "Speaker", "Speakers", CoreRole.Speaker),
            ("chairperson", "Chairperson", "Chairpersons", CoreRole.Chairperson),
            ("moderator", "Moderator", "Moderators", CoreRole.Moderator),
        ];
        if (plan.HasParticipantRoles)
        {
            roles.Add(("panelist", "Panelist", "Panelists", CoreRole.Speaker));
            roles.Add(("author", "Author", "Authors", CoreRole.Speaker));
        }

        return [.. roles.Select(role => new Role(StableId.Of($"role/{plan.Id}/{role.Slug}"), role.Slug, role.Name, role.Plural, role.Core))];
    }
}
