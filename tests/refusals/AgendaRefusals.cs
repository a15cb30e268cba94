using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Refusals;

/// <summary>What drafts of the agenda refuse: making, renaming, placing, taking out, committing, planning, explaining.</summary>
internal static class AgendaRefusals
{
    private const int Event = SeededEvents.PublishingForum;
    private const string Committed = "Final agenda";
    private const string ReadsNoRules = "Argument `rules`: this program reads no rules, only the server does";

    private static readonly RightCall Create = new("create_agenda_draft", ("event_id", Event), ("name", "A new draft"));
    private static readonly RightCall Update = new("update_agenda_draft", ("event_id", Event), ("draft_id", PlantedWorld.OnlyDraft), ("name", "Another name"));
    private static readonly RightCall Place = new("place_session", ("event_id", Event), ("draft_id", PlantedWorld.OnlyDraft), ("session_id", "Parent session"), ("starts_at", "2026-03-10T12:00"));
    private static readonly RightCall Remove = new("remove_placement", ("event_id", Event), ("draft_id", PlantedWorld.OnlyDraft), ("session_id", "Parent session"));
    private static readonly RightCall Commit = new("commit_agenda_draft", ("event_id", Event), ("draft_id", PlantedWorld.OnlyDraft));
    private static readonly RightCall Explain = new("explain_placement", ("event_id", Event), ("draft_id", PlantedWorld.OnlyDraft), ("session_id", "Parent session"));

    private static readonly RightCall Plan = new(
        "plan_agenda", ("event_id", Event), ("draft_id", PlantedWorld.OnlyDraft), ("status", "pending"), ("text", "Other session"), ("days", "2026-09-24"), ("hours", "09:00-18:00"), ("minutes", 30));

    /// <summary>The tools.</summary>
    public static IReadOnlySet<string> Tools { get; } = new[] { Create, Update, Place, Remove, Commit, Explain, Plan }.Select(call => call.Tool).ToHashSet();

    public static IEnumerable<Refusal> All => [.. Drafts(), .. Places(), .. Explaining(), .. Chosen(), .. Frames(), .. Plans()];

    private static IEnumerable<Refusal> Drafts() =>
    [
        .. ((RightCall[])[Create, Update, Place, Remove, Commit, Explain, Plan]).SelectMany(WrongValues.EventOf),
        .. ((RightCall[])[Update, Place, Remove, Commit, Explain, Plan]).SelectMany(call => WrongValues.Name(call, "draft_id", "agenda draft", PlantedWorld.TwinDrafts)),
        .. ((RightCall[])[Update, Place, Remove, Commit, Plan]).Select(call => call.With("draft_id", Committed, "is committed, and is over. Nothing was changed; make another draft with create_agenda_draft")),
        .. ((RightCall[])[Update, Place, Remove, Commit, Explain, Plan]).Select(call => call.With(
            call.Arguments.Any(argument => argument.Name == "session_id") ? [("event_id", SeededEvents.DevCon), ("session_id", "DEV-41")] : [("event_id", SeededEvents.DevCon)],
            "Argument `draft_id`: the event has no agenda draft yet. create_agenda_draft makes one, which begins as the live agenda")),
        // What belongs to another event is nothing here.
        .. ((RightCall[])[Update, Place, Remove, Commit, Explain, Plan]).Select(call => call.With("draft_id", PlantedWorld.Id("draft elsewhere").ToString(), "Argument `draft_id`: no agenda draft has the id or name")),
        .. ((RightCall[])[Place, Remove, Explain]).Select(call => call.With("session_id", PlantedWorld.Id("session Elsewhere").ToString(), "Argument `session_id`: no session has the id or name")),
        .. ((RightCall[])[Create, Update]).SelectMany(call => (Refusal[])
        [
            .. WrongValues.Line(call, "name"),
            .. WrongValues.Written(call, "description"),
            call.With("name", PlantedWorld.TwinDrafts.ToUpperInvariant(), "Argument `name`: there is an agenda draft of this name already"),
            call.With("name", Committed, "Nothing was changed; plan in that one with place_session, or give another name"),
        ]),
        Update.With("name", PlantedWorld.OnlyDraft, "Nothing to change: the draft is like this already"),
        Update.Without("name", "Nothing to change: the draft is like this already, or no new value was given"),
    ];

    private static IEnumerable<Refusal> Places() =>
    [
        .. ((RightCall[])[Place, Remove, Explain]).SelectMany(call => (Refusal[])
        [
            .. WrongValues.Name(call, "session_id", "session", PlantedWorld.TwinSessions),
            call.With("session_id", "Part session", "Argument `session_id`: this is a part of a session. Parts move with theirs: place that one"),
            call.With("session_id", "Only abstract", "Argument `session_id`: this is an abstract, which is not on the agenda"),
            call.With("session_id", PlantedWorld.MergedSession, "Argument `session_id`: no session has the id or name"),
        ]),
        .. WrongValues.Times(Place, [("session_id", "Elsewhere"), ("starts_at", "2026-03-10T12:00+00:00")]),
        .. WrongValues.Name(Place, "room", "room", PlantedWorld.TwinSettings),
        Place.With("room", "none", "Argument `room`: a place in a draft has a room. Name one, or take the session out of the draft with remove_placement"),
        Place.Without("starts_at", "Nothing to change: the session is placed like this already"),
        Place.With([("starts_at", null), ("ends_at", "2026-03-10T09:00")], "Argument `ends_at`: the session would end at"),
        Place.With([("session_id", "Other session"), ("starts_at", null), ("room", "Only room")], "Argument `starts_at` is missing: the session has no time yet, neither in the draft nor live"),
        Place.With("session_id", "Other session", "Argument `ends_at` is missing: the session has no length yet"),
        Place.With([("session_id", "Other session"), ("ends_at", "2026-03-10T13:00")], "Argument `room` is missing: the session has no room yet"),
        Remove.With("session_id", "Other session", "Argument `session_id`: this session has no place in the draft, so nothing was changed"),
    ];

    private static IEnumerable<Refusal> Explaining() =>
    [
        Explain.With("rules", new[] { "be nice to everybody" }, "Argument `rules`: 1 of 1 were not understood") with { WithoutPlanner = ReadsNoRules },
        Explain.With([("event_id", SeededEvents.HealthDay), ("session_id", "HRD-1")], "The event has no room, so nothing can be placed. Make rooms with create_event_setting first"),
        Explain.With([("event_id", SeededEvents.NextDevCon), ("session_id", "Elsewhere")], "Nothing is scheduled yet, neither live nor in this draft, so there is no day to look at. Place a session with place_session first"),
    ];

    private static IEnumerable<Refusal> Chosen() =>
    [
        .. ((string[])["track", "tag", "format"]).SelectMany(argument => WrongValues.Name(Plan, argument, argument, PlantedWorld.TwinSettings)),
        .. WrongValues.Name(Plan, "speaker", "person in a session", twins: null),
        Plan.With("text", "***", "Argument `text` holds a masked value"),
        Plan.With("text", "!?", "Argument `text` has no letter, digit or pictograph"),
        Plan.With("status", "sort of", "Argument `status`: the event has no status \"sort of\". The nearest: "),
        Plan.With("day", "someday", "Argument `day` must be a date of the event"),
        Plan.With("day", "Tuesday", "Argument `day`: \"tuesday\" may be any of these: "),
        Plan.With("text", "nothingthatiscalledso", "No session meets the conditions, so nothing was planned. search_sessions shows what there is"),
        Plan.With([("text", "nothingthatiscalledso"), ("status", null)], "No accepted session meets the conditions, so nothing was planned"),
        Plan.With([("text", "Only abstract"), ("status", "pending")], "No session meets the conditions, so nothing was planned"),
        Plan.With("keep", "some", "Argument `keep`: there is no \"some\". The nearest: "),
    ];

    private static IEnumerable<Refusal> Frames() =>
    [
        .. WrongValues.Name(Plan, "rooms", "room", PlantedWorld.TwinSettings, isList: true),
        .. ((string[])["tomorrow", "Monday", "2026-09-26 to 2026-09-24", "2026-01-01 to 2026-12-31", "24.9.2026"]).Select(day => Plan.With("days", day, $"Argument `days` must hold dates, or spans such as \"2027-03-09 to 2027-03-11\" of at most 60 days, and not \"{day}\"")),
        .. ((string[])["18-9", "soon", "9:00", "9:00-25:00", "9:00-9:00"]).Select(hours => Plan.With("hours", hours, $"Argument `hours` must be the hours of a day in the event's own time, the first before the last, and not \"{hours}\"")),
        Plan.With([("days", "2026-09-24 to 2026-11-20"), ("hours", "0:00-24:00"), ("slot_minutes", 5)], "That is too much for one plan, which has at most 60 days within a year, and 5,000 slots. Take fewer days, or longer slots"),
        Plan.With("days", new[] { "2026-09-24", "2028-09-24" }, "That is too much for one plan, which has at most 60 days within a year"),
        .. ((IEnumerable<(string Argument, int Value)>)[("slot_minutes", 4), ("slot_minutes", 481), ("change_over_minutes", -1), ("change_over_minutes", 241), ("minutes", 4), ("minutes", 1_441), ("page", 0)])
            .Select(one => Plan.With(one.Argument, one.Value, $"Argument `{one.Argument}` must lie between ")),
        Plan.With([("event_id", SeededEvents.HealthDay), ("text", null), ("status", null)], "The event has no room, so nothing can be placed. Make rooms with create_event_setting first"),
        Plan.With([("event_id", SeededEvents.NextDevCon), ("text", "Elsewhere"), ("days", null)], "Nothing is scheduled yet, so say on which days: give `days`, such as "),
    ];

    private static IEnumerable<Refusal> Plans() =>
    [
        Plan.With("page", 2, "That plan is not kept any more. Call without `page` to plan again"),
        Plan.With("rules", new[] { "be nice to everybody", "nothing after 17:00" }, "Argument `rules`: 1 of 2 were not understood, so nothing was planned"),
        Plan.With("minutes", null, "Nothing was planned: nobody told how long 1 of 1 sessions are"),
        Plan.With("rules", new[] { "\"Other session\" at 9:00", "nothing before 12:00" }, "Nothing was planned: not all of this can hold together"),
    ];
}
