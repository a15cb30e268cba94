using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

public sealed class BoardFileTests
{
    [RealClientFact]
    public async Task The_boards_page_is_what_its_sources_make_and_their_types_are_right()
    {
        var (code, output, error) = await RealClients.RunAsync("node", [Path.Combine(RealClients.Root, "src", "SessionboardMcp.Core", "Board", "build.mjs"), "--check"]);

        code.ShouldBe(0, output + error);
    }
}
