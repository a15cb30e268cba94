using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tests.Surface;

namespace SessionboardMcp.Core.Tests.Completions;

public sealed class EventCompletionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly PromptReference Prompt = new() { Name = "programme_review" };
    private static readonly ResourceTemplateReference Schema = new() { Uri = "sessionboard://events/{event_id}/schema" };

    [Fact]
    public async Task A_prompts_event_is_completed_with_names()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var result = await assistant.Client.CompleteAsync(Prompt, "event", "devcon");

        result.Completion.Values.ShouldBe(["Meridian DevCon 2027", "Meridian DevCon 2028"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("sessionboard://events/{event_id}")]
    [InlineData("sessionboard://events/{event_id}/agenda")]
    public async Task Every_address_with_an_event_is_completed(string address)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        (await assistant.Client.CompleteAsync(new ResourceTemplateReference { Uri = address }, "event_id", "396")).Completion.Values.ShouldBe(["3960"]);
    }

    [Fact]
    public async Task An_addresss_event_is_completed_with_ids()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        (await assistant.Client.CompleteAsync(Schema, "event_id", "39")).Completion.Values.ShouldBe(["3960", "3984"], ignoreOrder: true);
        (await assistant.Client.CompleteAsync(Schema, "event_id", "forum")).Completion.Values.ShouldBe(["3722"]);
    }

    [Theory]
    [InlineData("ＤＥＶＣＯＮ", 2)]
    [InlineData("dévcon\u200B", 2)]
    [InlineData("", 4)]
    [InlineData("?!", 0)]
    public async Task A_beginning_is_taken_in_any_spelling(string begun, int found)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        (await assistant.Client.CompleteAsync(Prompt, "event", begun)).Completion.Values.Count.ShouldBe(found);
    }

    [Fact]
    public async Task Another_argument_has_no_completion()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        (await assistant.Client.CompleteAsync(Prompt, "other", "")).Completion.Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_sessionboard_does_not_answer_nothing_is_proposed()
    {
        await using var assistant = await Assistant.ConnectAsync(FailureTests.DeadAddress());

        (await assistant.Client.CompleteAsync(Prompt, "event", "")).Completion.Values.ShouldBeEmpty();
    }
}
