using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Writes;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class ReportWriteTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_is_saved_run_changed_and_deleted_whether_its_answer_tells_it_or_not(bool tells)
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { TellsReports = tells }));

        var made = await client.PostAsync(Event("queries/create"), """{"name":"Titles","query":"FIND Session INCLUDE title","category":"sessions"}""");
        var row = (await client.GetAsync(Event("queries"))).ShouldBeOk().Results.Single(report => report.GetProperty("name").GetString() == "Titles");
        if (tells)
            made.Text("id").ShouldBe(row.GetProperty("id").GetString());
        else
            made.ShouldBeDone();
        var path = Event($"queries/{row.GetProperty("id").GetString()}");

        (await client.PostAsync(path + "/run", "{}")).ShouldBeOk();
        (await client.PutAsync(path, """{"name":"All titles"}""")).Status.ShouldBe(200);
        (await client.GetAsync(Event("queries"))).Text.ShouldContain("All titles");
        (await client.DeleteAsync(path)).ShouldBeDone();
        (await client.DeleteAsync(path)).ShouldBeError(404, "Not Found", "There is no such query.");
        (await client.PostAsync(path + "/run", "{}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task In_an_event_its_own_are_written_and_over_all_those_that_the_token_sees()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        var theirs = WriteWorld.Id(853);

        (await client.PutAsync(Event($"queries/{WriteWorld.OverAll.Id}"), "{}")).ShouldBeError(404, "Not Found", "There is no such query.");
        (await client.PutAsync(Event($"queries/{theirs}"), "{}")).Status.ShouldBe(404);
        (await client.PutAsync($"/v1/queries/{theirs}", "{}", SandboxTokens.OneEvent)).Status.ShouldBe(404);
        (await client.PutAsync($"/v1/queries/{theirs}", """{"name":"Changed"}""")).ShouldBeDone();
        (await client.PutAsync($"/v1/queries/{WriteWorld.OverAll.Id}", """{"category":""}""")).ShouldBeDone();
        (await client.PostAsync("/v1/queries/create", """{"name":"x","query":"FIND Session"}""")).ShouldBeDone();
        (await client.PostAsync("/v1/queries/create", """{"name":"x","query":"FIND Session"}""", SandboxTokens.Read)).ShouldBeError(403, "Forbidden", "The token lacks the scope write:events.");
    }

    [Theory]
    [InlineData("""{"query":"FIND Session"}""", "name is missing.")]
    [InlineData("""{"name":"x"}""", "query is missing.")]
    [InlineData("""{"name":"x","query":" "}""", "query is empty.")]
    [InlineData("""{"name":"x","query":"FIND Session","event_id":1}""", "event_id is not a property of this operation.")]
    public async Task What_is_no_report_is_refused(string body, string message)
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());

        (await client.PostAsync(Event("queries/create"), body)).ShouldBeError(400, "Bad Request", message);
    }
}
