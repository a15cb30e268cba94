using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Variations;

public class SandboxOptionsTests
{
    [Theory]
    [InlineData("http://0.0.0.0:3002")]
    [InlineData("http://192.168.1.7:3002")]
    [InlineData("http://example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://[::]:3002")]
    [InlineData("http://*:3002")]
    [InlineData("http://127.0.0.1:3002/base")]
    [InlineData("https://127.0.0.1:3002")]
    [InlineData("localhost:3002")]
    public async Task An_address_that_others_could_reach_or_that_is_none_is_refused(string url)
    {
        var refused = await Should.ThrowAsync<ArgumentException>(SandboxHost.StartAsync(new SandboxOptions { Url = url }));

        refused.Message.ShouldContain($"Url is '{url}'");
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:0")]
    public async Task A_loopback_address_is_bound_and_the_port_that_it_got_is_told(string url)
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { Url = url, Organization = SmallWorld.Create() });

        host.BaseAddress.Host.ShouldBe("127.0.0.1");
        host.BaseAddress.Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Limits_that_make_no_sense_are_refused()
    {
        (await Should.ThrowAsync<ArgumentException>(SandboxHost.StartAsync(new SandboxOptions { Limit = 0 }))).Message.ShouldBe("Limit is 0; give 1 or more.");
        (await Should.ThrowAsync<ArgumentException>(SandboxHost.StartAsync(new SandboxOptions { DailyCreates = 0 }))).Message.ShouldBe("DailyCreates is 0; give 1 or more.");
        (await Should.ThrowAsync<ArgumentException>(SandboxHost.StartAsync(new SandboxOptions { Window = TimeSpan.Zero }))).Message.ShouldStartWith("Window is 00:00:00");
    }

    [Fact]
    public async Task The_seed_is_served_when_nothing_else_is_given()
    {
        await using var client = await SandboxClient.StartAsync(new SandboxOptions());

        (await client.GetAsync("/v1/events")).ShouldBeOk().Results.Count.ShouldBe(4);
    }
}
