using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Tests.Changes;

/// <summary>Changes through the desktop program, as processes that share one data folder: what is done at once, what a form decides, and what is kept.</summary>
public sealed class WritesOverStdioTests : IAsyncLifetime, IDisposable
{
    private const int Event = SeededEvents.PublishingForum;
    private const string Old = "2025-11-25";
    private const string New = "2026-07-28";

    private readonly ChangePlace _place = new();
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public async Task A_setting_is_made_at_once_read_again_and_written_down(string revision)
    {
        await using var program = await StartAsync(revision);

        var made = await program.AskAsync("create_event_setting", new { event_id = Event, kind = "track", name = "AI" });

        (State(made), made.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "rules"));
        (await program.AskAsync("list_event_settings", new { event_id = Event, kind = "tracks" })).GetProperty("rows").GetRawText().ShouldContain("\"AI\"");
        (await program.AskInVainAsync("create_event_setting", new { event_id = Event, kind = "track", name = "ai" })).ShouldContain("has a track of this name already");
        var audited = await AuditedAsync();
        audited.Where(entry => entry.ChangeId == Id(made)).Select(entry => entry.Action).ShouldBe(["change.applying", "change.applied", "call"]);
        audited.ShouldContain(entry => entry.Action == "call" && entry.Tool == "create_event_setting" && entry.Outcome == "applied" && entry.ChangeId == Id(made));
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public async Task What_the_public_sees_is_changed_by_a_yes_in_the_form_and_put_back_the_same_way(string revision)
    {
        var asked = new List<string>();
        await using var program = await StartAsync(revision, question =>
        {
            asked.Add(question.Message);
            return Yes();
        });
        var session = await SessionAsync(program);

        var changed = await program.AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true });

        (State(changed), changed.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "form"));
        asked.ShouldHaveSingleItem().ShouldContain("public: \"no\" → \"yes\"");
        (await HeldAsync(session)).IsPublic.ShouldBeTrue();
        var undone = await program.AskAsync("undo_change", new { change_id = Id(changed) });
        (State(undone), undone.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "form"));
        (await HeldAsync(session)).IsPublic.ShouldBeFalse();
        (await AuditedAsync()).Count(entry => entry.Action == "change.applying" && entry.DecidedBy == Deciders.Form).ShouldBe(2);
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public async Task Without_a_form_it_is_refused_by_a_sentence_that_says_why_and_what_to_do(string revision)
    {
        await using var program = await StartAsync(revision);
        var session = await SessionAsync(program);

        var said = await program.AskInVainAsync("update_session", new { event_id = Event, session_id = session, is_public = true });

        said.ShouldStartWith("Nothing was changed: a person has to see this first, and nobody can be asked here. The public sees it. The person can do it in Sessionboard (http");
        said.ShouldContain("An assistant that asks in a form is enough");
        (await HeldAsync(session)).IsPublic.ShouldBeFalse();
        // It was not kept, so that nothing waits which nobody could see.
        var latest = await program.AskAsync("get_change");
        latest.GetProperty("notice").GetString()!.ShouldStartWith("Create the session");
        latest.GetProperty("notice").GetString()!.ShouldNotContain("Before that:");
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public async Task A_no_leaves_it_waiting_and_says_what_the_person_can_do(string revision)
    {
        await using var program = await StartAsync(revision, _ => new ElicitResult { Action = "decline" });
        var session = await SessionAsync(program);

        var waits = await program.AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true });

        State(waits).ShouldBe("waiting");
        waits.TryGetProperty("link", out _).ShouldBeFalse();
        waits.GetProperty("notice").GetString()!.ShouldContain("If they want it all the same, they can do it in Sessionboard.");
        (await HeldAsync(session)).IsPublic.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_processes_share_what_was_changed_and_a_third_knows_it_after_they_ended()
    {
        string id;
        await using (var one = await StartAsync(Old))
        await using (var two = await StartAsync(New))
        {
            var made = await one.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "Shared" });
            id = Id(made);
            State(await two.AskAsync("get_change", new { change_id = id })).ShouldBe("applied");
            // The same call at both at once is done once.
            object call = new { event_id = Event, kind = "room", name = "Both" };
            var both = await Task.WhenAll(TryAsync(one, call), TryAsync(two, call));
            both.ShouldContain(true);
            (await RoomsAsync("Both")).ShouldBe(1);
        }

        await using var third = await StartAsync(New);
        var known = await third.AskAsync("get_change", new { change_id = id });

        (State(known), known.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "rules"));
        (await third.AskAsync("get_change")).GetProperty("notice").GetString()!.ShouldContain("Before that:");
    }

    private static async Task<bool> TryAsync(WritingProgram program, object call)
    {
        try
        {
            await program.AskAsync("create_event_setting", call);
            return true;
        }
        catch (ShouldAssertException)
        {
            return false;
        }
    }

    private async Task<int> RoomsAsync(string name)
    {
        var count = 0;
        await _sandbox.ChangeAsync(world =>
        {
            count = world.Events.Single(one => one.Id == Event).Rooms.Count(room => room.Name == name);
            return world;
        });
        return count;
    }

    private async Task<SessionboardMcp.Sandbox.World.Session> HeldAsync(string id)
    {
        SessionboardMcp.Sandbox.World.Session? held = null;
        await _sandbox.ChangeAsync(world =>
        {
            held = world.Events.SelectMany(one => one.Sessions).Single(session => session.Id == Guid.Parse(id));
            return world;
        });
        return held!;
    }

    private async Task<IReadOnlyList<AuditEntry>> AuditedAsync() =>
    [
        .. (await Task.WhenAll(Directory.GetFiles(_place.Audit, "*.jsonl").Select(file => File.ReadAllLinesAsync(file)))).SelectMany(lines => lines)
            .Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry)!),
    ];

    private Task<WritingProgram> StartAsync(string revision, Func<ElicitRequestParams, ElicitResult>? answer = null) => WritingProgram.StartAsync(_sandbox, _place.Data, revision, answer);

    private static async Task<string> SessionAsync(WritingProgram program)
    {
        var made = await program.AskAsync("create_session", new { event_id = Event, title = "Made at the desktop", capacity = 40 });
        return made.GetProperty("rows")[0][1].GetString()!;
    }

    private static ElicitResult Yes() => new() { Action = "accept", Content = new Dictionary<string, JsonElement> { ["approve"] = JsonSerializer.SerializeToElement(true) } };

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
