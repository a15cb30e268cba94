using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Refusals;

/// <summary>What companies, settings and reports refuse.</summary>
internal static class OtherRefusals
{
    private const int Event = SeededEvents.PublishingForum;
    private const string Company = "0198c0de-0000-4000-8000-000000000000";

    public static IEnumerable<Refusal> All => [.. Companies("sponsor"), .. Companies("exhibitor"), .. Settings(), .. Reports()];

    private static IEnumerable<Refusal> Companies(string kind)
    {
        var create = new RightCall("create_sponsor_exhibitor", ("event_id", Event), ("kind", kind), ("name", "A new company"));
        var update = new RightCall("update_sponsor_exhibitor", ("event_id", Event), ("kind", kind), ("id", "Only company"), ("name", "Another name"));
        // The rest is read alike for both.
        return
        [
            .. ((RightCall[])[create, update]).SelectMany(call => kind == "exhibitor" ? [] : (Refusal[])
            [
                .. WrongValues.EventOf(call),
                .. WrongValues.Line(call, "name"),
                .. WrongValues.CustomFields(call),
                call.With([("event_id", SeededEvents.NextDevCon), ("custom_fields", new[] { "Test time=2026-03-10T10:00" })], "the event's time zone is not known here"),
                call.With("kind", "partner", "Argument `kind`: there is no \"partner\". The nearest: "),
            ]),
            create.With("account_id", Company, "Give either `name` for a new company or `account_id` for one that Sessionboard knows already, not both"),
            create.Without("name", "Give either `name` for a new company or `account_id`"),
            create.With([("name", null), ("account_id", "Cloudworks")], "Argument `account_id`: this is no id of a company"),
            create.With([("name", null), ("account_id", PlantedWorld.Id($"{kind} 2").ToString())], $"Argument `account_id`: this company is a {kind} of the event already"),
            .. WrongValues.Name(update, "id", kind, PlantedWorld.TwinCompanies),
            update.With("name", "Only company", $"Nothing to change: the {kind} is like this already"),
            update.Without("name", $"Nothing to change: the {kind} is like this already, or no new value was given"),
            update.With("custom_fields", new[] { "Home phone of kin=+49 30 7654321" }, "is personal data, which is masked for this connection") with { Masked = true },
        ];
    }

    private static IEnumerable<Refusal> Settings()
    {
        foreach (var kind in (string[])["track", "room", "language"])
        {
            var create = new RightCall("create_event_setting", ("event_id", Event), ("kind", kind), ("name", $"A new {kind}"));
            var update = new RightCall("update_event_setting", ("event_id", Event), ("kind", kind), ("setting", $"Only {kind}"), ("name", $"Another {kind}"));
            foreach (var call in (RightCall[])[create, update])
            {
                yield return call.With("name", PlantedWorld.TwinSettings.ToUpperInvariant(), $"Argument `name`: the event has a {kind} of this name already");
                if (kind != "room")
                    yield return call.With("capacity", 7, "Argument `capacity`: only a room has one");
                if (kind != "track")
                    yield return call.With("color", "#3366ff", "Argument `color`: only a track has one");
            }

            foreach (var refusal in WrongValues.Name(update, "setting", kind, PlantedWorld.TwinSettings))
                yield return refusal;
            yield return update.With("name", $"Only {kind}", $"Nothing to change: the {kind} is like this already");
        }

        foreach (var call in (RightCall[])
                 [
                     new("create_event_setting", ("event_id", Event), ("kind", "track"), ("name", "A new track")),
                     new("update_event_setting", ("event_id", Event), ("kind", "track"), ("setting", "Only track"), ("name", "Another track")),
                 ])
        {
            foreach (var refusal in WrongValues.EventOf(call).Concat(WrongValues.Line(call, "name")))
                yield return refusal;
            yield return call.With("kind", "status", "Argument `kind`: statuses are made in Sessionboard");
            yield return call.With("kind", "banana", "Argument `kind`: there is no \"banana\". The nearest: ");
            foreach (var color in (string[])["blue", "#36f", "#3366fg", "rgb(1,2,3)", "3366ff"])
                yield return call.With("color", color, $"Argument `color`: \"{color}\" is no colour. Write it as #rrggbb");
        }
    }

    private static IEnumerable<Refusal> Reports()
    {
        var create = new RightCall("create_report", ("event_id", Event), ("name", "A new report"), ("query", "FIND Session INCLUDE COUNT(id) AS sessions"));
        var update = new RightCall("update_report", ("event_id", Event), ("report_id", "Only report"), ("name", "Another report"));
        return
        [
            .. ((RightCall[])[create, update]).SelectMany(call => (Refusal[])
            [
                .. WrongValues.EventOf(call),
                .. WrongValues.Line(call, "name"),
                .. WrongValues.Line(call, "category"),
                call.With("name", PlantedWorld.TwinReports, "Argument `name`: there is a report of this name already"),
                call.With("query", "FIND Sesion INCLUDE COUNT(id)", "Argument `query`: nothing was saved, as the query has errors"),
                call.With("query", "DELETE FROM sessions", "Argument `query`: nothing was saved, as the query has errors"),
                call.With("query", "FIND Session WHERE title = 'J*** D***' INCLUDE title", "it asks for a masked value (***)"),
                call.With("query", "FIND Contact INCLUDE salary", "salary"),
                call.With("query", "FIND Contact WHERE email = 'only@twins.example' INCLUDE id", "email") with { Masked = true },
                call.With("query", "FIND Session INCLUDE title… [cut, 500 more characters]", "Argument `query`: this text was cut by this server"),
            ]),
            .. WrongValues.Name(update, "report_id", "report", PlantedWorld.TwinReports),
            update.With("name", "Only report", "Nothing to change: the report is like this already"),
            update.Without("name", "Nothing to change: the report is like this already, or no new value was given"),
        ];
    }
}
