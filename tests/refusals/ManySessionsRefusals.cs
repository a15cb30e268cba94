using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Refusals;

/// <summary>What changing several sessions refuses: the choice, the values, and tables.</summary>
internal static class ManySessionsRefusals
{
    private const int Event = SeededEvents.PublishingForum;

    private static readonly RightCall ByIds = new("update_sessions", ("event_id", Event), ("ids", new[] { "Other session" }), ("set_capacity", 7));
    private static readonly RightCall ByConditions = new("update_sessions", ("event_id", Event), ("text", "session"), ("set_capacity", 7));
    private static readonly RightCall ByTable = new("update_sessions", ("event_id", Event));

    public static IEnumerable<Refusal> All => [.. Chosen(), .. Values(), .. Tables(), .. Rows()];

    private static IEnumerable<Refusal> Chosen() =>
    [
        .. WrongValues.EventOf(ByIds),
        .. WrongValues.Name(ByIds, "ids", "session", PlantedWorld.TwinSessions, isList: true),
        ByIds.With("ids", new[] { "Part session" }, "Argument `ids`: \"Part session\" is a part of a session"),
        ByIds.With("status", "pending", "Argument `ids` and conditions exclude each other"),
        ByIds.Without("ids", "Say which sessions: give `ids`, or at least one condition"),
        ByConditions.With("text", "***", "Argument `text` holds a masked value"),
        ByConditions.With("text", "!?", "Argument `text` has no letter, digit or pictograph"),
        ByConditions.With("text", "nothingthatiscalledso", "Nothing to change: no session or abstract of the event meets these conditions"),
        ByConditions.With("kind", "workshop", "Argument `kind`: there is no \"workshop\". The nearest: "),
        new RightCall("update_sessions", ("event_id", Event), ("kind", "sub-session"), ("set_capacity", 7)).AsItIs("is a part of a session. Parts are changed one by one"),
        new RightCall("update_sessions", ("event_id", SeededEvents.DevCon), ("kind", "abstract"), ("set_capacity", 7)).AsItIs("and at most 500 are changed at once"),
        ByConditions.With("status", "sort of", "Argument `status`: the event has no status \"sort of\". The nearest: "),
        .. ((string[])["track", "room", "tag", "format", "level", "language"]).SelectMany(argument => WrongValues.Name(ByConditions, argument, argument, PlantedWorld.TwinSettings)),
        .. WrongValues.Name(ByConditions, "speaker", "person in a session", twins: null),
        ByConditions.With("day", "someday", "Argument `day` must be a date of the event"),
        ByConditions.With("day", "Tuesday", "Argument `day`: \"tuesday\" may be any of these: "),
        ByConditions.With("changed_after", "some time ago", "Argument `changed_after` must be a day or a time"),
    ];

    private static IEnumerable<Refusal> Values() =>
    [
        ByIds.Without("set_capacity", "No new value was given. Give at least one of `set_status`"),
        .. WrongValues.Name(ByIds, "set_room", "room", PlantedWorld.TwinSettings),
        .. WrongValues.Name(ByIds, "set_track", "track", PlantedWorld.TwinSettings),
        .. ((string[])["add_tags", "remove_tags"]).SelectMany(argument => WrongValues.Name(ByIds, argument, "tag", PlantedWorld.TwinSettings, isList: true)),
        ByIds.With("set_room", "none", "Argument `set_room`: Sessionboard's API cannot take a room away from a session"),
        ByIds.With("set_status", "sort of", "Argument `set_status`: there is no \"sort of\". The nearest: "),
        ByIds.With([("add_tags", new[] { "Only tag" }), ("remove_tags", new[] { "Only tag" })], "Arguments `add_tags` and `remove_tags` name the same tag"),
        new RightCall("update_sessions", ("event_id", Event), ("ids", new[] { "Other session" }), ("set_is_public", false)).AsItIs("Nothing to change: all 1 are like this already"),
    ];

    private static IEnumerable<Refusal> Tables() =>
    [
        Table("id,title\nOther session,Another") with { Arguments = new Dictionary<string, object?> { ["event_id"] = Event, ["table"] = "id,title\nOther session,Another", ["set_capacity"] = 7 }, Says = "Arguments `table` and `set_capacity` exclude each other" },
        ByTable.With([("table", "id,title\nOther session,Another"), ("ids", new[] { "Other session" })], "Arguments `table` and `ids` exclude each other"),
        Table("id,title") with { Says = "Argument `table` holds no rows" },
        Table("id,title\nOther session,\"Another") with { Says = "has a quotation mark without its other one" },
        Table($"id,title\n{string.Join('\n', Enumerable.Repeat("Other session,Another", 501))}") with { Says = "Argument `table` has more than 500 rows" },
        Table($"{string.Join(',', Enumerable.Repeat("title", 201))}\nx") with { Says = "Argument `table` has more than 200 columns" },
        Table("id,speaker\nOther session,Ada") with { Says = "Argument `table`: there is no column \"speaker\" that can be written" },
        Table("id,title,Title\nOther session,A,B") with { Says = "Argument `table`: the column title is there twice" },
        Table("id,,title\nOther session,A,B") with { Says = "Argument `table`: a column has no name" },
        Table("title,capacity\nAnother,7") with { Says = "Argument `table`: its first line names the columns: id, and at least one of" },
        Table("id\nOther session") with { Says = "Argument `table`: its first line names the columns: id, and at least one of" },
        Table("id,title\nOther session,Other session") with { Says = "Nothing to change: all 1 are like this already" },
    ];

    private static IEnumerable<Refusal> Rows()
    {
        (string Rows, string Says)[] wrong =
        [
            ("id,title\nOther session,A,B", "Line 2: there are 3 cells, and 2 columns"),
            ("id,title\n,A", "Line 2, column id is empty"),
            ("id,title\nOther session,A\nother SESSION,B", "Line 3, column id: line 2 is about this session already"),
            ("id,title\nPart session,A", "Line 2, column id: \"Part session\" is a part of a session"),
            ("id,title\nNothing that is called so,A", "Line 2, column id: no session has the id or name"),
            ($"id,title\n{PlantedWorld.TwinSessions},A", "Line 2, column id: 2 of the event have the name"),
            ("id,title\nQ*** Z***,A", "is masked, so it may be anybody's name"),
            ("id,title\nOther session,<b>A</b>", "Line 2, column title holds markup"),
            ("id,title\nOther session,A*** B***", "is a mask that hides the real value"),
            ("id,title\nOther session,\u200B", "Line 2, column title holds nothing that can be seen"),
            ("id,title\nOther session,\"Half of it… [cut, 5 more characters]\"", "this text was cut by this server"),
            ($"id,title\nOther session,{new string('x', 256)}", "Line 2, column title has 256 characters"),
            ($"id,title\nOther session,{new string('x', 1_001)}", "Line 2, column title is longer than 1000 characters"),
            ("id,capacity\nOther session,1.200", "Line 2, column capacity: \"1.200\" may be read in two ways"),
            ("id,capacity\nOther session,many", "Line 2, column capacity must be a whole number"),
            ("id,capacity\nOther session,-1", "Line 2, column capacity must lie between 0 and 1000000"),
            ("id,is_public\nOther session,perhaps", "Line 2, column is_public must be true or false"),
            ("id,status\nOther session,sort of", "Line 2, column status: there is no \"sort of\""),
            ("id,room\nOther session,No such room", "Line 2, column room: no room has the id or name"),
            ($"id,track\nOther session,{PlantedWorld.TwinSettings}", "Line 2, column track: 2 of the event have the name"),
            ("id,track\nOther session,none", "Line 2, column track: Sessionboard's API cannot take a track away"),
            ("id,starts_at\nOther session,2026-03-10T10:00", "Line 2, column ends_at is missing: a session has both a start and an end"),
            ("id,starts_at,ends_at\nOther session,2026-03-10T10:00,2026-03-10T09:00", "Line 2, column ends_at: the session would end at"),
            ("id,starts_at,ends_at\nOther session,next week,2026-03-10T09:00", "Line 2, column starts_at: \"next week\" is no time"),
            ("id,starts_at,ends_at\nOther session,0206-03-10T10:00,2026-03-10T09:00", "Line 2, column starts_at: 0206-03-10 is no day of an event"),
            ("id,starts_at,ends_at\nOther session,2026-03-29T02:30,2026-03-29T04:00", "Line 2, column starts_at: the clocks at the event skip"),
            ("id,starts_at,ends_at\nOther session,2026-10-25T02:30,2026-10-25T04:00", "Line 2, column starts_at: the clocks at the event show"),
            ($"id,title\n{string.Join('\n', Enumerable.Range(0, 40).Select(number => $"No such {number},A"))}", "40 of 40 rows cannot be written, so nothing was planned"),
        ];
        foreach (var (rows, says) in wrong)
            yield return ByTable.With("table", rows, says);
        yield return ByTable.With([("event_id", SeededEvents.NextDevCon), ("table", "id,starts_at,ends_at\nElsewhere,2026-03-10T10:00,2026-03-10T11:00")], "Line 2, column starts_at: the event's time zone is not known here");
    }

    private static Refusal Table(string table) => ByTable.With("table", table, "");
}
