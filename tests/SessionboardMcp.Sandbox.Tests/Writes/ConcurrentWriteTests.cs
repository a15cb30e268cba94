using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class ConcurrentWriteTests
{
    [Fact]
    public async Task Of_two_who_write_the_same_version_at_once_one_is_told_to_read_again()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        foreach (var turn in Enumerable.Range(0, 20))
        {
            var version = (await client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value.GetProperty("updated_at").GetString();

            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(writer => client.PutAsync(
                Event($"sessions/{WriteWorld.Marked.Id}"), $$"""{"updated_at":"{{version}}","title":"Turn {{turn}} of {{writer}}"}""")));

            answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
            (await client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value.GetProperty("title").GetString()
                .ShouldBe(answers.Single(answer => answer.Status == 200).Text("title"));
        }
    }

    [Fact]
    public async Task Nothing_that_many_write_at_once_is_lost_and_no_number_is_given_twice()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(turn => client.PostAsync(Event("sessions/create"), $$"""{"title":"New {{turn}}"}""")));

        answers.Select(answer => answer.ShouldBeOk().Json.GetProperty("friendly_id_raw").GetInt32()).Order().ShouldBe(Enumerable.Range(10, 40));
        (await client.GetAsync(Event("sessions?search=New&page_size=100"))).Json.GetProperty("data").GetArrayLength().ShouldBe(40);
    }

    [Fact]
    public async Task What_is_written_in_one_sandbox_shows_in_no_other_and_never_in_the_seed()
    {
        await using var one = await SandboxClient.StartAsync(new SandboxOptions());
        await using var other = await SandboxClient.StartAsync(new SandboxOptions());
        var (path, before) = (Event("tracks", SeededEvents.DevCon), (await other.GetAsync(Event("tracks", SeededEvents.DevCon))).Text);

        (await one.PostAsync($"{path}/create", """{"name":"Only here"}""")).ShouldBeOk();

        (await one.GetAsync(path)).Text.ShouldContain("Only here");
        (await other.GetAsync(path)).Text.ShouldBe(before);
        await using var later = await SandboxClient.StartAsync(new SandboxOptions());
        (await later.GetAsync(path)).Text.ShouldBe(before);
    }

    [Fact]
    public async Task What_somebody_changes_in_the_product_and_what_is_written_stay_both()
    {
        await using var host = await WriteWorld.StartAsync();
        await using var client = new SandboxClient(host);
        var made = (await client.PostAsync(Event("sessions/create"), """{"title":"Written"}""")).ShouldBeOk().Text("id");

        await host.ChangeAsync(organization => organization.Edit(WriteWorld.Marked.Id, session => session with { Title = "By hand" }));

        (await client.FreshAsync(made)).ShouldNotBeNull();
        (await client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value.GetProperty("title").GetString().ShouldBe("By hand");
        await Should.ThrowAsync<InvalidOperationException>(host.ChangeAsync(_ => throw new InvalidOperationException()));
        (await client.FreshAsync(made)).ShouldNotBeNull();
    }
}
