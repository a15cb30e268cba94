using System.Text.Json;
using SessionboardMcp.Clients;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Desktop.Tests.Hosting;

/// <summary>The program on standard input and output.</summary>
public class StdioTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    private const string Calls =
        """[{"name":"run_query","arguments":{"query":"FIND Session WHERE status_category = 'accepted' INCLUDE COUNT(id) AS sessions","event_id":3960}},{"name":"find_event","arguments":{"nam":"x"}}]""";

    [Theory]
    [InlineData("stdio --sandbox")]
    [InlineData("--sandbox")]
    public async Task Nothing_but_protocol_is_on_standard_output_and_the_program_ends_with_its_input(string arguments)
    {
        var (code, output, error) = await RealClients.RunAsync(DesktopProgram.Built, arguments.Split(' '), Initialize);

        code.ShouldBe(0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var result = JsonDocument.Parse(lines.ShouldHaveSingleItem()).RootElement.GetProperty("result");
        result.GetProperty("protocolVersion").GetString().ShouldBe("2025-11-25");
        var icon = result.GetProperty("serverInfo").GetProperty("icons")[0];
        icon.GetProperty("src").GetString()!.ShouldStartWith("data:image/png;base64,");
        icon.GetProperty("src").GetString()!.Length.ShouldBeLessThan(2_000);
        result.GetProperty("serverInfo").TryGetProperty("websiteUrl", out _).ShouldBeFalse("a program has no address");
        error.ShouldContain("INVENTED");
    }

    [Fact]
    public async Task Without_a_credential_it_says_what_to_do()
    {
        // A folder that is not there, as whoever runs the tests may be signed in.
        var data = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        var (code, output, error) = await RealClients.RunAsync(DesktopProgram.Built, ["stdio", "--data", data]);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith("No API token. Set SESSIONBOARD_API_TOKEN");
        error.ShouldContain("sessionboard-mcp login");
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task Doctor_finds_nothing_wrong_with_the_sandbox()
    {
        var (code, output, error) = await RealClients.RunAsync(DesktopProgram.Built, ["doctor", "--sandbox"]);

        code.ShouldBe(0, output + error);
        output.ShouldContain("All is well.");
    }

    [NativeTheory]
    [InlineData("v1", null)]
    [InlineData("v2-2025-11-25", "2025-11-25")]
    [InlineData("v2-2026-07-28", "2026-07-28")]
    public async Task The_typescript_sdk_lists_and_calls_the_native_binary(string revision, string? negotiated)
    {
        var seen = await RealClients.DriveAsync(revision, Calls, ["stdio", DesktopProgram.Native, "stdio", "--sandbox", .. ProcessLog.Arguments]);

        if (negotiated is not null)
            seen.GetProperty("protocol").GetString().ShouldBe(negotiated);
        seen.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()).ShouldBe(VisibleTools.OfSandbox);
        var results = seen.GetProperty("results");
        results[0].GetProperty("structuredContent").GetProperty("rows")[0][0].GetInt32().ShouldBeGreaterThan(0);
        results[1].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain("Did you mean `name`?");
    }

    [NativeTheory]
    [InlineData("v1", false)]
    [InlineData("v1", true)]
    [InlineData("v2-2025-11-25", true)]
    [InlineData("v2-2026-07-28", false)]
    [InlineData("v2-2026-07-28", true)]
    public async Task The_typescript_sdk_changes_things_through_the_native_binary(string revision, bool hasForms)
    {
        var seen = await RealClients.WriteAsync(revision, hasForms, ["stdio", DesktopProgram.Native, "stdio", "--sandbox", "--Writes:OpensWindow=false", .. ProcessLog.Arguments]);

        var answers = seen.GetProperty("answers");
        answers[0].GetProperty("answer").GetProperty("state").GetString().ShouldBe("applied");
        seen.GetProperty("asked").GetArrayLength().ShouldBe(hasForms ? 1 : 0);
        if (hasForms)
        {
            answers[2].GetProperty("answer").GetProperty("decidedBy").GetString().ShouldBe("form");
            answers[3].GetProperty("answer").GetProperty("state").GetString().ShouldBe("applied");
        }
        else
        {
            answers[2].GetProperty("isError").GetBoolean().ShouldBeTrue();
            answers[2].GetProperty("text").GetString()!.ShouldStartWith("Nothing was changed: a person has to see this first, and nobody can be asked here.");
        }
    }

    [NativeTheory]
    [InlineData("create_event_setting")]
    public async Task The_inspector_changes_something_through_the_native_binary(string tool)
    {
        var call = await RealClients.InspectAsync(
            ["--method", "tools/call", "--tool-name", tool, "--tool-arg", "event_id=3722", "--tool-arg", "kind=track", "--tool-arg", "name=AI", "--", DesktopProgram.Native, "stdio", "--sandbox", .. ProcessLog.Arguments]);

        call.Code.ShouldBe(0, call.Error);
        JsonDocument.Parse(call.Output).RootElement.GetProperty("structuredContent").GetProperty("state").GetString().ShouldBe("applied");
    }

    [NativeTheory]
    [InlineData("tools/list")]
    public async Task The_inspector_lists_and_calls_the_native_binary(string method)
    {
        var list = await RealClients.InspectAsync(["--method", method, "--", DesktopProgram.Native, "stdio", "--sandbox", .. ProcessLog.Arguments]);
        var call = await RealClients.InspectAsync(["--method", "tools/call", "--tool-name", "list_events", "--", DesktopProgram.Native, "stdio", "--sandbox", .. ProcessLog.Arguments]);

        list.Code.ShouldBe(0, list.Error);
        JsonDocument.Parse(list.Output).RootElement.GetProperty("tools").GetArrayLength().ShouldBe(VisibleTools.OfSandbox.Length);
        call.Code.ShouldBe(0, call.Error);
        JsonDocument.Parse(call.Output).RootElement.GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(4);
    }
}
