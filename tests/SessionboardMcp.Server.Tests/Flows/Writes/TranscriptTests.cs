using System.Text.Json;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Tests.Identity.Approval;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>
/// What an organizer says, and what comes of it, through an assistant that can only give a link. The conversation is committed beside this file, so that a
/// change of what people see is a deliberate act.
/// </summary>
public sealed class TranscriptTests
{
    private const int Event = SeededEvents.DevCon;

    [Fact]
    public async Task An_organizer_makes_a_track_moves_its_talks_declines_thirty_and_undoes_that()
    {
        await using var server = await SignedInWrites.StartAsync();
        await using var assistant = await server.ConnectAsync("2026-07-28");
        var transcript = new Transcript();
        transcript.Name(server.Page, "https://mcp.example.org");

        transcript.Says("Create a track called AI, and a room 2A for 300.");
        var track = await CallAsync("create_event_setting", new { event_id = Event, kind = "track", name = "AI" });
        await CallAsync("create_event_setting", new { event_id = Event, kind = "room", name = "2A", capacity = 300 });
        // Colleagues put talks on it in Sessionboard.
        var trackId = Guid.Parse(WritingAssistant.RecordId(track));
        var talks = (await FoundAsync(new { event_id = Event, status = "accepted", kind = "session" })).Where((_, place) => place % 40 == 0).Take(6).ToHashSet();
        foreach (var talk in talks)
            await server.SomebodyChangesAsync(talk, session => session with { TrackId = trackId });
        server.Pass(TimeSpan.FromMinutes(5));

        transcript.Says("Move all accepted talks of track AI to room 2A.");
        var moved = await CallAsync("update_sessions", new { event_id = Event, track = "AI", status = "accepted", kind = "session", set_room = "2A" });
        moved.GetProperty("total").GetInt32().ShouldBe(talks.Count);
        await PressAsync(moved);
        (await FoundAsync(new { event_id = Event, room = "2A" })).Count.ShouldBe(talks.Count);

        transcript.Says("Decline these 30.");
        var thirty = (await FoundAsync(new { event_id = Event, status = "pending", kind = "abstract" })).Take(30).ToArray();
        thirty.Length.ShouldBe(30);
        var declined = await CallAsync("update_sessions", new { event_id = Event, ids = thirty, set_status = "declined" });
        await PressAsync(declined);
        foreach (var one in thirty)
            (await server.HeldAsync(one)).StatusId.ShouldBe((await server.HeldAsync(thirty[0])).StatusId);

        transcript.Says("Undo that.");
        server.Pass(TimeSpan.FromSeconds(5));
        var undo = await CallAsync("undo_change", new { change_id = WritingAssistant.Id(declined) });
        await PressAsync(undo);
        WritingAssistant.State(await CallAsync("get_change", new { change_id = WritingAssistant.Id(declined) })).ShouldBe("undone");
        await PublishedAsync();
        Check(transcript.ToString());
        // A custom status cannot be given back: those are listed with what to do.
        // What was sent in bulk shows in searches when Sessionboard's do not lag any more.
        server.Pass(TimeSpan.FromMinutes(4));
        var back = await FoundAsync(new { event_id = Event, status = "pending", kind = "abstract" });
        var left = thirty.Except(back).ToList();
        left.Count.ShouldBeLessThan(10);
        undo.GetProperty("total").GetInt32().ShouldBe(30 - left.Count);
        undo.Notice()!.Split(" stays: ").Length.ShouldBe(left.Count + 1);

        async Task<JsonElement> CallAsync(string tool, object arguments)
        {
            var answer = await assistant.AskAsync(tool, arguments);
            if (!JsonSerializer.Serialize(arguments).Contains("\"change_id\"", StringComparison.Ordinal) || tool == "undo_change")
                transcript.Name(WritingAssistant.Id(answer), $"change-of-{tool}");
            transcript.Call(tool, arguments, answer);
            return answer;
        }

        async Task PressAsync(JsonElement waiting)
        {
            WritingAssistant.State(waiting).ShouldBe("waiting");
            var id = WritingAssistant.Id(waiting);
            var page = await ApprovalScene.OpenAsync(server.Of("one").Browser, $"/changes/{id}");
            transcript.Page(page.Html, "the first");
            await server.DecideAsync(id);
            var seen = await CallAsync("get_change", new { change_id = id });
            (WritingAssistant.State(seen), seen.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "page"));
        }

        // An assistant with forms asks within the call; what is in the form is all that is done.
        async Task PublishedAsync()
        {
            transcript.Says("Show the talk 'Our first year with AI' on the website. (Through an assistant with forms)");
            var question = "";
            await using var withForms = await server.ConnectAsync("2026-07-28", answer: asked =>
            {
                question = asked.Message;
                return WritingServer.Yes(asked);
            });
            var talk = WritingAssistant.RecordId(await withForms.AskAsync("create_session", new { event_id = Event, title = "Our first year with AI" }));
            transcript.Name(talk, "id-of-the-talk");
            var arguments = new { event_id = Event, session_id = "Our first year with AI", is_public = true };
            var answer = await withForms.AskAsync("update_session", arguments);
            transcript.Name(WritingAssistant.Id(answer), "change-of-update_session");
            transcript.Note($"The assistant shows a form, and the person says yes:\n\n```\n{question}\n```");
            transcript.Call("update_session", arguments, answer);
            (WritingAssistant.State(answer), answer.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "form"));
        }

        async Task<List<string>> FoundAsync(object conditions)
        {
            var given = JsonSerializer.SerializeToElement(conditions).EnumerateObject().ToDictionary(pair => pair.Name, pair => (object)pair.Value);
            var found = new List<string>();
            for (var page = 1; ; page++)
            {
                given["page"] = page;
                var answer = await assistant.AskAsync("search_sessions", given);
                found.AddRange(answer.Rows().Select(row => row[0].GetString()!));
                if (answer.Rows().Length == 0 || found.Count >= answer.GetProperty("total").GetInt32())
                    return found;
            }
        }
    }

    private static void Check(string transcript)
    {
        var file = Path.Combine(RealClients.Root, "tests", "SessionboardMcp.Server.Tests", "Flows", "Writes", "transcript.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, transcript);
        File.Exists(file).ShouldBeTrue("run it with UPDATE_SNAPSHOTS=1");
        transcript.ShouldBe(File.ReadAllText(file), "transcript.md differs; if that is meant, run the test with UPDATE_SNAPSHOTS=1");
    }
}
