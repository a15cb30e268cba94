using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class SessionWalkTests
{
    [Fact]
    public async Task A_session_is_made_read_back_changed_refused_deleted_and_restored()
    {
        var time = new FakeTimeProvider(WriteWorld.At(6));
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { TimeProvider = time }));

        var made = (await client.PostAsync(Event("sessions/create"), """{"title":"Über Öl & Co.","description":"<p>As <b>given</b></p>"}""")).ShouldBeOk();
        var id = made.Text("id");
        (made.Text("status"), made.Text("is_public"), made.Text("is_abstract")).ShouldBe(("pending", "False", "False"));
        (made.Text("friendly_id"), made.Text("friendly_id_raw"), made.Text("description")).ShouldBe(("DEV-10", "10", "<p>As <b>given</b></p>"));
        (made.Text("created_at"), made.Text("updated_at")).ShouldBe(("2026-06-01T06:00:00.000Z", "2026-06-01T06:00:00.000Z"));
        made.Json.GetProperty("room").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        // Never asked for before, so fresh; from now on it is kept.
        (await client.GetAsync(Event($"sessions/{id}"))).ShouldBeOk().Json.GetRawText().ShouldBe(made.Json.GetRawText());

        var changed = (await client.PutAsync(Event($"sessions/{id}"), $$"""{"updated_at":"{{made.Text("updated_at")}}","title":"Second"}""")).ShouldBeOk();
        (changed.Text("title"), changed.Text("updated_at"), changed.Text("description")).ShouldBe(("Second", "2026-06-01T06:00:00.001Z", "<p>As <b>given</b></p>"));
        (await client.GetAsync(Event($"sessions/{id}"))).Text("title").ShouldBe("Über Öl & Co.");
        (await client.FreshAsync(id))!.Value.GetProperty("title").GetString().ShouldBe("Second");

        // What the stale read says leads straight into a conflict, however often it is tried.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var known = (await client.GetAsync(Event($"sessions/{id}"))).Text("updated_at");
            (await client.PutAsync(Event($"sessions/{id}"), $$"""{"updated_at":"{{known}}","title":"Third"}"""))
                .ShouldBeError(409, "Conflict", "The session was changed since updated_at; get it again.");
        }

        time.Advance(TimeSpan.FromMinutes(3));
        (await client.GetAsync(Event($"sessions/{id}"))).Text("updated_at").ShouldBe(changed.Text("updated_at"));

        (await client.DeleteAsync(Event($"sessions/{id}"))).ShouldBeDone();
        (await client.GetAsync(Event($"sessions/{id}"))).ShouldBeOk();
        (await client.FreshAsync(id)).ShouldBeNull();
        (await client.DeleteAsync(Event($"sessions/{id}"))).ShouldBeError(404, "Not Found", "There is no such session.");
        (await client.PutAsync(Event($"sessions/{id}"), "{}")).ShouldBeError(404, "Not Found", "There is no such session.");

        var restored = (await client.PostAsync(Event($"sessions/{id}/restore"))).ShouldBeOk();
        (restored.Text("title"), restored.Text("friendly_id"), restored.Text("updated_at")).ShouldBe(("Second", "DEV-10", "2026-06-01T06:03:00.001Z"));
        (await client.PostAsync(Event($"sessions/{id}/restore"))).ShouldBeError(404, "Not Found", "There is no such deleted session.");
        (await client.PostAsync(Event("sessions/create"), """{"title":"Next"}""")).Text("friendly_id").ShouldBe("DEV-11");
    }

    [Theory]
    [InlineData("2026-05-14T12:00:00.000Z", 200)]
    [InlineData("2026-05-14T12:00:00Z", 200)]
    [InlineData("2026-05-14T07:00:00-05:00", 200)]
    [InlineData("2026-05-14T12:00:00.001Z", 409)]
    [InlineData("2026-05-14T11:59:59.999Z", 409)]
    [InlineData("2027-05-14T12:00:00Z", 409)]
    [InlineData("2026-05-14T12:00:00", 400)]
    [InlineData("", 400)]
    public async Task An_update_is_of_the_version_that_it_names_as_an_instant(string version, int status)
    {
        var paper = WriteWorld.Create().Events[1].Sessions.Single(session => session.Title == "Marked");
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with
        {
            Organization = options.Organization!.Edit(paper.Id, session => session with { UpdatedAt = new DateTimeOffset(2026, 5, 14, 12, 0, 0, TimeSpan.Zero) }),
        }));

        var answer = await client.PutAsync(Event($"sessions/{paper.Id}"), $$"""{"updated_at":"{{version}}","capacity":7}""");

        answer.Status.ShouldBe(status, answer.Text);
        (await client.FreshAsync(paper.Id.ToString()))!.Value.TryGetProperty("capacity", out _).ShouldBe(status == 200);
    }

    [Fact]
    public async Task A_version_that_was_never_told_to_the_tick_is_compared_to_the_millisecond()
    {
        var marked = WriteWorld.Marked;
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with
        {
            Organization = options.Organization!.Edit(marked.Id, session => session with { UpdatedAt = WriteWorld.At(1).AddTicks(15_007) }),
        }));
        var told = (await client.GetAsync(Event($"sessions/{marked.Id}"))).Text("updated_at");

        (await client.PutAsync(Event($"sessions/{marked.Id}"), $$"""{"updated_at":"{{told}}","title":"Taken"}""")).ShouldBeOk();
    }

    [Fact]
    public async Task Every_write_moves_updated_at_though_the_clock_stands_still_or_lies_behind()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { TimeProvider = new FakeTimeProvider() }));
        var path = Event($"sessions/{WriteWorld.Marked.Id}");
        List<string> told = [(await client.GetAsync(path)).Text("updated_at")];

        foreach (var _ in Enumerable.Range(0, 3))
            told.Add((await client.PutAsync(path, "{}")).ShouldBeOk().Text("updated_at"));
        (await client.DeleteAsync(path)).ShouldBeDone();
        told.Add((await client.PostAsync(path + "/restore")).ShouldBeOk().Text("updated_at"));
        told.Add((await client.PutAsync(path + "/fields", """{"custom_fields":{}}""")).ShouldBeOk().Text("updated_at"));

        told.ShouldBe(told.Distinct().Order());
        told.Count.ShouldBe(6);
    }
}
