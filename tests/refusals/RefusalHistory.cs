using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Refusals;

/// <summary>What is refused only after something was done: two deleted records of one name, a change that was undone or overtaken.</summary>
/// <param name="Change">Makes a change, approved by the person where that is needed.</param>
/// <param name="Refused">What is said to a call.</param>
/// <param name="InSessionboard">Somebody else changes something.</param>
internal sealed record RefusalHistory(
    Func<string, IReadOnlyDictionary<string, object?>, Task<JsonElement>> Change,
    Func<string, IReadOnlyDictionary<string, object?>, Task<string>> Refused,
    Func<Func<Organization, Organization>, Task> InSessionboard)
{
    private const int Event = SeededEvents.PublishingForum;

    public async Task WalkAsync()
    {
        foreach (var title in (string[])["Twin session one", "Twin session two"])
            await Change("delete_record", Record("session", PlantedWorld.Id($"session {title}").ToString()));
        foreach (var id in (string[])["999900", "999901"])
            await Change("delete_record", Record("contact", id));
        (await Refused("restore_record", Record("session", PlantedWorld.TwinSessions))).ShouldContain("you deleted 2 of this name. Use the id of one session: ");
        (await Refused("restore_record", Record("contact", PlantedWorld.TwinPeople))).ShouldContain("you deleted 2 of this name. Use the id of one contact: ");
        (await Refused("restore_record", Record("contact", "999900", SeededEvents.DevCon))).ShouldContain("this contact was deleted in another event, ");

        var tag = await Change("create_event_setting", Arguments(("event_id", Event), ("kind", "tag"), ("name", "Soon gone")));
        await InSessionboard(world => world with { Events = [.. world.Events.Select(one => one with { Tags = [.. one.Tags.Where(other => other.Name != "Soon gone")] })] });
        (await Refused("undo_change", Undo(tag))).ShouldBe("Nothing was changed: nothing of it can be put back. \"Soon gone\" stays: Sessionboard has no such record any more.");
        var renamed = await Change("update_event_setting", Arguments(("event_id", Event), ("kind", "tag"), ("setting", "Only tag"), ("name", "Renamed tag")));
        (await Refused("undo_change", Undo(renamed))).ShouldContain("nothing of this change can be put back. Sessionboard keeps no earlier state of settings");
        var session = await Change("create_session", Arguments(("event_id", Event), ("title", "Undone soon")));
        await Change("undo_change", Undo(session));
        (await Refused("undo_change", Undo(session))).ShouldContain("this change was undone already, by the change ");
        await DraftAsync();
    }

    // A draft that is full is not made again, and one that lacks what went live since is not committed.
    private async Task DraftAsync()
    {
        await Change("create_agenda_draft", Arguments(("event_id", Event), ("name", "A draft of ours")));
        (await Refused("create_agenda_draft", Arguments(("event_id", Event), ("name", "a draft of OURS")))).ShouldContain("Argument `name`: there is an agenda draft of this name already");
        await Change("create_session", Arguments(
            ("event_id", Event), ("title", "Live since"), ("status", "accepted"), ("room", "Only room"), ("starts_at", "2026-03-10T15:00"), ("ends_at", "2026-03-10T16:00")));
        (await Refused("commit_agenda_draft", Arguments(("event_id", Event), ("draft_id", "A draft of ours")))).ShouldContain(
            "Nothing was changed: the draft lacks 1 session of the live agenda that it never held");
    }

    private static Dictionary<string, object?> Undo(JsonElement change) => Arguments(("change_id", change.GetProperty("changeId").GetString()));

    private static Dictionary<string, object?> Record(string kind, string id, int eventId = Event) => Arguments(("event_id", eventId), ("kind", kind), ("id", id));

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] arguments) => arguments.ToDictionary(one => one.Name, one => one.Value);
}
