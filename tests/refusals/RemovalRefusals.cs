using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Refusals;

/// <summary>What deleting, bringing back and undoing refuse.</summary>
internal static class RemovalRefusals
{
    private const int Event = SeededEvents.PublishingForum;

    private static readonly (string Kind, string Word, string Twins)[] Kinds =
    [
        ("session", "session", PlantedWorld.TwinSessions), ("contact", "contact", PlantedWorld.TwinPeople), ("sponsor", "sponsor", PlantedWorld.TwinCompanies),
        ("exhibitor", "exhibitor", PlantedWorld.TwinCompanies), ("report", "report", PlantedWorld.TwinReports), ("draft", "draft", PlantedWorld.TwinDrafts),
        ("track", "track", PlantedWorld.TwinSettings), ("room", "room", PlantedWorld.TwinSettings), ("tag", "tag", PlantedWorld.TwinSettings), ("format", "format", PlantedWorld.TwinSettings),
        ("level", "level", PlantedWorld.TwinSettings), ("language", "language", PlantedWorld.TwinSettings), ("setting", "setting", PlantedWorld.TwinSettings),
    ];

    public static IEnumerable<Refusal> All => [.. Deleting(), .. Restoring(), .. Undoing()];

    private static IEnumerable<Refusal> Deleting()
    {
        var call = new RightCall("delete_record", ("event_id", Event), ("kind", "session"), ("id", "Other session"));
        return
        [
            .. WrongValues.EventOf(call),
            call.With("kind", "banana", "Argument `kind`: there is no \"banana\". The nearest: "),
            .. Kinds.SelectMany(kind => WrongValues.Name(new RightCall("delete_record", ("event_id", Event), ("kind", kind.Kind), ("id", "")), "id", kind.Word, kind.Twins)),
            call.With("id", PlantedWorld.MergedSession, "Argument `id`: this one was merged into another session"),
            call.With("id", "Parent session", "Argument `id`: this session has 1 part, and Sessionboard deletes none that has any"),
            call.With([("kind", "status"), ("id", "accepted")], "is one of Sessionboard's own statuses, which nobody deletes"),
            call.With([("kind", "status"), ("id", "Nothing that is called so")], "Argument `id`: no status has the id or name"),
        ];
    }

    private static IEnumerable<Refusal> Restoring()
    {
        var call = new RightCall("restore_record", ("event_id", Event), ("kind", "session"), ("id", "Other session"));
        return
        [
            .. WrongValues.EventOf(call),
            call.With("kind", "banana", "Argument `kind`: there is no \"banana\". The nearest: "),
            .. ((string[])["report", "draft", "track", "room", "tag", "format", "level", "language", "setting"])
                .Select(kind => call.With("kind", kind, $"Nothing was changed: Sessionboard cannot bring back a deleted {kind}")),
            call.With("id", PlantedWorld.Id("session Other session").ToString(), "is not deleted, so there is nothing to bring back"),
            call.With("id", "Nothing that is called so", "Argument `id`: no deleted session has the id \"Nothing that is called so\""),
            call.With([("kind", "contact"), ("id", "999902")], "\"999902\" is not deleted, so there is nothing to bring back"),
            call.With([("kind", "contact"), ("id", "Only Person")], "the contact \"Only Person\" is not deleted, so there is nothing to bring back"),
            call.With([("kind", "sponsor"), ("id", PlantedWorld.Id("sponsor 2").ToString())], "is not deleted, so there is nothing to bring back"),
            call.With([("kind", "exhibitor"), ("id", "Only company")], "the exhibitor \"Only company\" is not deleted"),
            .. ((string[])["contact", "sponsor", "exhibitor", "status"]).Select(kind =>
                call.With([("kind", kind), ("id", "Nothing that is called so")], $"you deleted no {kind} that is called \"Nothing that is called so\", and Sessionboard lists none that is deleted")),
        ];
    }

    private static IEnumerable<Refusal> Undoing()
    {
        var call = new RightCall("undo_change", ("change_id", "nosuchchange"));
        yield return call.AsItIs("this connection made no change with the id \"nosuchchange\"");
        yield return call.With("change_id", "../../etc/passwd", "this connection made no change with the id");
    }
}
