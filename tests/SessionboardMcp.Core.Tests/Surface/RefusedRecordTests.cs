using System.Net;
using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>A record that nobody may change holds back no other one, and a scope that was just used is not what is lacking.</summary>
public sealed class RefusedRecordTests
{
    private const int Event = Organizer.Event;

    [Theory]
    [InlineData("update_session")]
    [InlineData("delete_record")]
    public async Task One_locked_session_holds_back_itself_alone(string tool)
    {
        await using var organizer = await OpenAsync();
        var (locked, other) = ((await organizer.HiddenAsync("Locked")).Id, (await organizer.HiddenAsync("Other")).Id);
        Lock(organizer, locked);
        for (var number = 1; number <= 3; number++)
            OutcomeOf(await DoneAsync(organizer, tool, locked, number)).ShouldStartWith("refused: Sessionboard does not allow it (403)");

        var sent = organizer.Wire.Seen(locked);
        (await organizer.Assistant.AskInVainAsync(tool, Arguments(tool, locked.ToUpperInvariant(), 4))).ShouldStartWith(
            "Nothing was changed, and nothing was sent: Sessionboard did not allow the last 3 changes like this of the record ");

        organizer.Wire.Seen(locked).ShouldBeLessThanOrEqualTo(sent + 1);
        (await DoneAsync(organizer, tool, other, 1)).GetProperty("state").GetString().ShouldBe("applied");
    }

    [Fact]
    public async Task Three_different_locked_sessions_hold_back_the_event()
    {
        await using var organizer = await OpenAsync();
        string[] locked = [(await organizer.HiddenAsync("One")).Id, (await organizer.HiddenAsync("Two")).Id, (await organizer.HiddenAsync("Three")).Id];
        var other = (await organizer.HiddenAsync("Other")).Id;
        Lock(organizer, locked);
        foreach (var id in locked)
            OutcomeOf(await DoneAsync(organizer, "update_session", id, 1)).ShouldStartWith("refused: ");

        (await organizer.Assistant.AskInVainAsync("update_session", Arguments("update_session", other, 1))).ShouldBe(
            "Nothing was changed, and nothing was sent: Sessionboard did not allow the last 3 changes like this in this event (403). Ask an organization admin whether this connection has the scope "
            + "write:sessions, the event has the feature that it needs, and this person may do it there. It is tried again after 15 minutes.");
        organizer.Clock.Advance(TimeSpan.FromMinutes(15));
        (await DoneAsync(organizer, "update_session", other, 1)).GetProperty("state").GetString().ShouldBe("applied");
    }

    [Fact]
    public async Task A_success_ends_what_was_counted()
    {
        await using var organizer = await OpenAsync();
        string[] locked = [(await organizer.HiddenAsync("One")).Id, (await organizer.HiddenAsync("Two")).Id, (await organizer.HiddenAsync("Three")).Id];
        var other = (await organizer.HiddenAsync("Other")).Id;
        Lock(organizer, locked);
        for (var number = 0; number < locked.Length; number++)
        {
            OutcomeOf(await DoneAsync(organizer, "update_session", locked[number], number)).ShouldStartWith("refused: ");
            (await DoneAsync(organizer, "update_session", other, number)).GetProperty("state").GetString().ShouldBe("applied");
        }
    }

    [Fact]
    public async Task A_scope_that_was_used_within_the_hour_is_not_said_to_be_lacking()
    {
        await using var organizer = await OpenAsync();
        var (locked, other) = ((await organizer.HiddenAsync("Locked")).Id, (await organizer.HiddenAsync("Other")).Id);
        Lock(organizer, locked);
        (await DoneAsync(organizer, "update_session", other, 1)).GetProperty("state").GetString().ShouldBe("applied");

        for (var number = 1; number <= 3; number++)
        {
            OutcomeOf(await DoneAsync(organizer, "update_session", locked, number)).ShouldBe(
                "refused: Sessionboard does not allow it (403): \"This session is locked\". Either the event lacks a feature that this needs, or this person may not change it. "
                + "Ask an organization admin to check; other events may work.");
        }

        (await organizer.Assistant.AskInVainAsync("update_session", Arguments("update_session", locked, 4))).ShouldBe(
            $"Nothing was changed, and nothing was sent: Sessionboard did not allow the last 3 changes like this of the record {locked} (403). Others are not held back. Ask an organization admin whether "
            + "the event has the feature that it needs, and this person may do it there. It is tried again after 15 minutes.");
        organizer.Clock.Advance(TimeSpan.FromHours(1));
        OutcomeOf(await DoneAsync(organizer, "update_session", locked, 5)).ShouldContain("Either this connection lacks the scope write:sessions, or the event lacks");
    }

    private static void Lock(Organizer organizer, params string[] ids) => organizer.Wire.Break = request =>
        (request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete) && ids.Any(id => request.RequestUri!.AbsolutePath.EndsWith(id, StringComparison.OrdinalIgnoreCase))
            ? new(HttpStatusCode.Forbidden) { Content = new StringContent("""{"error":"Forbidden","message":"This session is locked"}""", null, "application/json") }
            : null;

    private static object Arguments(string tool, string id, int number) =>
        tool == "delete_record" ? new { event_id = Event, kind = "session", id } : new { event_id = Event, session_id = id, title = $"Title {number}" };

    private static string OutcomeOf(JsonElement answer) => answer.Rows()[0][Array.IndexOf(answer.Columns(), "outcome")].GetString()!;

    private static Task<Organizer> OpenAsync() => Organizer.OpenAsync(
        settings: new Dictionary<string, string?> { ["Writes:Approval"] = "never" },
        caller: Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)));

    // Asked for, and approved where a person has to.
    private static async Task<JsonElement> DoneAsync(Organizer organizer, string tool, string id, int number)
    {
        var asked = await organizer.Assistant.AskAsync(tool, Arguments(tool, id, number));
        if (asked.GetProperty("state").GetString() != "waiting")
            return asked;
        var change = asked.GetProperty("changeId").GetString()!;
        await organizer.DecideAsync(change);
        return await organizer.Assistant.AskAsync("get_change", new { change_id = change });
    }
}
