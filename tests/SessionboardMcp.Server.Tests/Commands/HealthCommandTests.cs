using System.CommandLine;
using System.Globalization;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Tests.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary><c>health</c>, which a container's engine asks: 0 or 1, and one line.</summary>
public sealed class HealthCommandTests
{
    [Fact]
    public async Task It_says_whether_the_server_of_this_machine_is_ready()
    {
        using var server = new SignInServer();
        await server.InitializeAsync();
        var port = server.Address.Origin.Port.ToString(CultureInfo.InvariantCulture);

        foreach (var host in (string[])["localhost", "127.0.0.1"])
            (await RunAsync($"health --urls http://{host}:{port}")).ShouldBe((0, "ready", ""));
        (await RunAsync($"health --urls https://0.0.0.0:1;http://0.0.0.0:{port}")).ShouldBe((0, "ready", ""));
        Directory.Move(server.Data, server.Data + ".away");
        server.Time.Advance(TimeSpan.FromSeconds(2));
        (await RunAsync($"health --urls http://*:{port}")).ShouldBe((1, "", "not ready: the data folder is gone"));
        Directory.Move(server.Data + ".away", server.Data);
        await server.DisposeAsync();

        (await RunAsync($"health --urls http://+:{port}")).ShouldBe((1, "", $"No answer from http://127.0.0.1:{port}/ in 3 seconds."));
    }

    [Fact]
    public async Task It_asks_a_server_that_is_for_one_person_alone()
    {
        var server = new RunningServer();
        await server.InitializeAsync();

        (await RunAsync($"health --urls {server.Address}")).ShouldBe((0, "ready", ""));

        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("http://localhost:0")]
    [InlineData("ftp://localhost:21")]
    [InlineData("http://localhost:99999")]
    public async Task An_address_that_is_none_is_said(string urls) =>
        (await RunAsync($"health --urls {urls}")).ShouldBe((1, "", "Nothing says where the server listens. Give --urls http://localhost:3001, or set ASPNETCORE_URLS."));

    // As in the image: the address stands in the environment, and nothing of what the server itself needs.
    [Fact]
    public async Task A_process_takes_the_address_from_the_environment_and_needs_nothing_else()
    {
        using var server = new SignInServer();
        await server.InitializeAsync();
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://0.0.0.0:{server.Address.Origin.Port}",
            ["SESSIONBOARD_API_TOKEN_FILE"] = "/run/secrets/nowhere",
            ["HOME"] = "/nowhere",
        };

        var (code, output, error) = await ServerProcess.RunAsync(environment, "health");

        (code, output.Trim(), error.Trim()).ShouldBe((0, "ready", ""));
        await server.DisposeAsync();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await RootCommands.Create().Parse(line).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
