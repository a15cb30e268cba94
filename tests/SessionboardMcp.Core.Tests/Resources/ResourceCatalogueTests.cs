using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Resources;

public sealed class ResourceCatalogueTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Resources_and_templates_are_listed_apart()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        (await assistant.Client.ListResourcesAsync()).Select(resource => resource.Uri).ShouldBe(["sessionboard://events", "sessionboard://sbql"]);
        (await assistant.Client.ListResourceTemplatesAsync()).Select(template => template.UriTemplate).ShouldBe(
            ["sessionboard://events/{event_id}", "sessionboard://events/{event_id}/agenda", "sessionboard://events/{event_id}/schema"], ignoreOrder: true);
    }

    [Fact]
    public async Task Events_are_the_answer_of_list_events()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var text = await ReadAsync(assistant, "sessionboard://events");

        var answer = await assistant.AskAsync("list_events");
        JsonDocument.Parse(text).RootElement.Rows().Length.ShouldBe(answer.Rows().Length);
    }

    [Theory]
    [InlineData("3960")]
    [InlineData("Meridian%20DevCon%202027")]
    public async Task The_schema_of_an_event_has_its_custom_fields(string id)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = JsonDocument.Parse(await ReadAsync(assistant, $"sessionboard://events/{id}/schema")).RootElement;

        answer.Receipt().GetProperty("event").GetString().ShouldBe("Meridian DevCon 2027 (3960)");
        answer.Rows().ShouldContain(row => row[0].GetString() == "sessions");
    }

    [Fact]
    public async Task The_queries_of_the_guide_run()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var guide = await ReadAsync(assistant, "sessionboard://sbql");

        var queries = guide.Split('\n').Where(line => line.StartsWith("FIND Session WHERE", StringComparison.Ordinal) || line.StartsWith("SELECT speaker", StringComparison.Ordinal)).ToList();

        queries.Count.ShouldBe(3);
        guide.ShouldContain("\nsessions (FIND Session, Abstract): id uuid, ");
        guide.ShouldContain("email!");
        foreach (var query in queries)
            (await assistant.AskAsync("run_query", new { query, event_id = 3960 })).Rows().ShouldNotBeEmpty(query);
    }

    [Theory]
    [InlineData("sessionboard://events/1/schema", "no event has the id or name \"1\". The nearest:")]
    [InlineData("sessionboard://nothing", "")]
    [InlineData("sessionboard://events/1/agenda", "no event has the id or name \"1\". The nearest:")]
    [InlineData("sessionboard://events/1", "no event has the id or name \"1\". The nearest:")]
    [InlineData("sessionboard://events//schema", "")]
    [InlineData("sessionboard://events/3960/schema/more", "")]
    public async Task An_address_that_is_not_there_is_an_error(string uri, string message)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var error = await Should.ThrowAsync<McpException>(async () => await assistant.Client.ReadResourceAsync(uri));

        error.Message.ShouldContain(message);
    }

    private static async Task<string> ReadAsync(Assistant assistant, string uri) =>
        (await assistant.Client.ReadResourceAsync(uri)).Contents.ShouldHaveSingleItem().ShouldBeOfType<TextResourceContents>().Text;
}
