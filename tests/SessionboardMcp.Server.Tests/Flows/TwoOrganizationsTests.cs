using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

/// <summary>Two people of two organizations at one server, at the same time.</summary>
public sealed class TwoOrganizationsTests(SandboxServer server) : IClassFixture<SandboxServer>
{
    // Twenty thousand take a minute: SessionboardMcp.Proof makes them.
    [Fact]
    public async Task In_thousands_of_interleaved_calls_not_one_byte_crosses() =>
        (await InterleavedCalls.MakeAsync(server, 3_000)).ShouldBe(3_000);
}
