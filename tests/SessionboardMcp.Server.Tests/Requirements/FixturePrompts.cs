using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>The prompts that the suite gets.</summary>
internal static class FixturePrompts
{
    public static IEnumerable<McpServerPrompt> Create() =>
    [
        Prompt("test_simple_prompt", () => Said(FixtureContent.Text("This is a simple prompt for testing."))),
        Prompt("test_prompt_with_arguments", (string arg1, string arg2) => Said(FixtureContent.Text($"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"))),
        Prompt("test_prompt_with_embedded_resource", (string resourceUri) => Said(
            FixtureContent.Embedded(resourceUri, "text/plain", "Embedded resource content for testing."),
            FixtureContent.Text("Please process the embedded resource above."))),
        Prompt("test_prompt_with_image", () => Said(FixtureContent.Image(), FixtureContent.Text("Please analyze the image above."))),
        Prompt("test_input_required_result_prompt", (RequestContext<GetPromptRequestParams> request) =>
            AskingTools.Answer(request.Params, "user_context") is { } context
                ? Said(FixtureContent.Text($"Use this context: {context.GetRawText()}"))
                : throw AskingTools.Asking(("user_context", AskingTools.Question("What context should the prompt use?", "context")))),
    ];

    private static McpServerPrompt Prompt(string name, Delegate body) => McpServerPrompt.Create(body, new McpServerPromptCreateOptions { Name = name, Description = "A fixture of the conformance suite." });

    private static GetPromptResult Said(params ContentBlock[] content) =>
        new() { Messages = [.. content.Select(block => new PromptMessage { Role = Role.User, Content = block })] };
}
