using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Refusals;

/// <summary>What making and changing one session or abstract refuses.</summary>
internal static class SessionRefusals
{
    private const int Event = SeededEvents.PublishingForum;

    private static readonly RightCall Create = new("create_session", ("event_id", Event), ("title", "A new session"));
    private static readonly RightCall Update = new("update_session", ("event_id", Event), ("session_id", "Other session"), ("title", "Another title"));

    public static IEnumerable<Refusal> All => [.. Creating(), .. Updating(), .. Parts(), .. Description()];

    private static IEnumerable<Refusal> Creating() =>
    [
        .. Both(Create, ("title", "Elsewhere as well")),
        .. WrongValues.Name(Create, "format", "format", PlantedWorld.TwinSettings),
        .. WrongValues.Name(Create, "level", "level", PlantedWorld.TwinSettings),
        .. WrongValues.Name(Create, "language", "language", PlantedWorld.TwinSettings),
        .. WrongValues.Name(Create, "tags", "tag", PlantedWorld.TwinSettings, isList: true),
        .. ((string[])["room", "track", "format", "level", "language"]).Select(argument => Create.With(argument, "none", $"Argument `{argument}`: leave it out for a session without a {argument}")),
        Create.With("kind", "workshop", "Argument `kind`: there is no \"workshop\". The nearest: "),
        Create.With("starts_at", "2026-03-10T10:00", "Argument `ends_at` is missing: a session has both a start and an end"),
        Create.With("ends_at", "2026-03-10T10:00", "Argument `starts_at` is missing: a session has both a start and an end"),
    ];

    private static IEnumerable<Refusal> Updating() =>
    [
        .. Both(Update, ("session_id", "Elsewhere")),
        .. WrongValues.Name(Update, "session_id", "session", PlantedWorld.TwinSessions),
        Update.With("session_id", PlantedWorld.MergedSession, "Argument `session_id`: this one was merged into another session and can only be read"),
        Update.With("starts_at", "2026-03-10T10:00", "Argument `ends_at` is missing: a session has both a start and an end"),
        Update.With([("session_id", "Parent session"), ("ends_at", "2026-03-10T09:00")], "Argument `ends_at`: the session would end at"),
        .. ((string[])["add_tags", "remove_tags"]).SelectMany(argument => WrongValues.Name(Update, argument, "tag", PlantedWorld.TwinSettings, isList: true)),
        Update.With([("add_tags", new[] { "Only tag" }), ("remove_tags", new[] { "only TAG" })], "Arguments `add_tags` and `remove_tags` name the same tag"),
        Update.With("room", "none", "Sessionboard's API cannot take a room away from a session"),
        Update.With("track", "(None)", "Sessionboard's API cannot take a track away from a session"),
        Update.With("add_tags", new[] { "none" }, "Argument `add_tags`: no tag has the id or name \"none\""),
        Update.With("title", "Other session", "Nothing to change: the session is like this already"),
        Update.Without("title", "Nothing to change: the session is like this already, or no new value was given"),
        Update.With([("session_id", "Noted session"), ("custom_fields", new[] { "Home phone of kin=+49 30 7654321" })], "is personal data, which is masked for this connection") with { Masked = true },
    ];

    // What both take.
    private static IEnumerable<Refusal> Both(RightCall call, (string Name, object? Value) elsewhere) =>
    [
        .. WrongValues.EventOf(call),
        .. WrongValues.Line(call, "title"),
        .. WrongValues.Written(call, "description"),
        call.With("description", "<script>alert(1)</script>", "Argument `description` leaves nothing that can be seen"),
        call.With("description", "<img src=\"https://example.org/x.png\">", "Argument `description` leaves nothing that can be seen"),
        .. WrongValues.Times(call, [elsewhere]),
        .. WrongValues.Name(call, "room", "room", PlantedWorld.TwinSettings),
        .. WrongValues.Name(call, "track", "track", PlantedWorld.TwinSettings),
        call.With("status", "sort of", "Argument `status`: there is no \"sort of\". The nearest: "),
        .. WrongValues.CustomFields(call),
    ];

    private static IEnumerable<Refusal> Parts() =>
    [
        .. WrongValues.Name(Create, "parent_session", "session", PlantedWorld.TwinSessions),
        Create.With("parent_session", PlantedWorld.MergedSession, "Argument `parent_session`: this one was merged into another session"),
        Create.With("parent_session", "Part session", "Argument `parent_session`: this one is a part of a session itself"),
        Create.With([("parent_session", "Parent session"), ("starts_at", "2026-03-10T09:30"), ("ends_at", "2026-03-10T10:30")], "Arguments `starts_at` and `ends_at`: a part lies within its session, which is from"),
    ];

    private static IEnumerable<Refusal> Description()
    {
        const string Find = "description_find";
        const string Replace = "description_replace";
        var call = new RightCall("update_session", ("event_id", Event), ("session_id", "Described session"), (Find, "One"), (Replace, "Two"));
        return
        [
            call.With("description", "All of it", $"Arguments `description` and `{Find}` exclude each other"),
            call.Without(Find, $"Argument `{Find}` is missing"),
            call.Without(Replace, $"Argument `{Replace}` is missing"),
            .. WrongValues.Written(call, Replace),
            call.With(Find, "Nothing of it", $"Argument `{Find}`: the description does not hold this part"),
            call.With(Find, "word", $"Argument `{Find}`: the description holds this part more than once"),
            call.With(Find, "bold</b>", $"Argument `{Find}`: this part begins or ends within the markup"),
            call.With(Find, "<p>One", $"Argument `{Find}`: this part begins or ends within the markup"),
            call.With([("session_id", "Long session"), (Find, "Find me."), (Replace, new string('y', 400))], $"Argument `{Replace}`: the description would have"),
            call.With([("session_id", "Other session"), (Find, "Words."), (Replace, "<script>alert(1)</script>")], $"Argument `{Replace}` leaves nothing that can be seen"),
        ];
    }
}
