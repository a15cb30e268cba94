using System.IO.Compression;
using System.Text.Json;
using SessionboardMcp.Clients;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Tests.Hosting;
using SessionboardMcp.Logs;
using SessionboardMcp.Packaging;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Tests.Packaging;

/// <summary>The desktop bundle, made of the native program, checked by the official tool and started as a desktop assistant does.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bundle-");

    [NativeTheory]
    [InlineData("v1")]
    [InlineData("v2-2026-07-28")]
    public async Task Unpacked_it_answers_with_the_token_that_the_person_filled_in(string revision)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        var bundle = await MakeAsync();

        var (manifest, config) = await UnpackAsync(bundle, """{"api_token":"sandbox-read"}""");
        var seen = await DriveAsync(revision, config, ("SESSIONBOARD_BASE_URL", sandbox.BaseAddress.AbsoluteUri));

        seen.GetProperty("results")[0].GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(4);
        seen.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()).ShouldBe(VisibleTools.Names);
        manifest.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString())
            .ShouldBe([.. VisibleTools.Names, HowToConnect.Tool], ignoreOrder: true);
    }

    [NativeTheory]
    [InlineData("{}")]
    [InlineData("""{"api_token":"","region":""}""")]
    [InlineData("""{"region":"eu"}""")]
    public async Task Unpacked_without_a_token_it_says_how_to_connect(string settings)
    {
        var (_, config) = await UnpackAsync(await MakeAsync(), settings);

        var seen = await DriveAsync("v1", config);

        seen.GetProperty("results")[0].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldStartWith("Not connected to Sessionboard yet");
    }

    [NativeTheory]
    [InlineData(null)]
    [InlineData("example/sessionboard-mcp")]
    public async Task Its_manifest_is_valid_and_the_token_is_a_secret(string? repository)
    {
        var bundle = await MakeAsync(repository);
        var (manifest, _) = await UnpackAsync(bundle, "{}");

        var (code, output, error) = await RealClients.RunAsync(
            "node", [Path.Combine("node_modules", "@anthropic-ai", "mcpb", "dist", "cli", "cli.js"), "validate", Path.Combine(_folder.FullName, "unpacked", "manifest.json")]);

        code.ShouldBe(0, output + error);
        output.ShouldContain("Manifest schema validation passes");
        var settings = manifest.GetProperty("user_config");
        settings.GetProperty("api_token").GetProperty("sensitive").GetBoolean().ShouldBeTrue();
        settings.GetProperty("region").GetProperty("sensitive").GetBoolean().ShouldBeFalse();
        foreach (var setting in settings.EnumerateObject())
            setting.Value.GetProperty("required").GetBoolean().ShouldBeFalse();
        manifest.TryGetProperty("repository", out _).ShouldBe(repository is not null);
        await using var zip = await ZipFile.OpenReadAsync(bundle.FullName);
        zip.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".pdb", StringComparison.Ordinal) || name.EndsWith(".dbg", StringComparison.Ordinal)).ShouldBeEmpty();
        (zip.GetEntry("server/sessionboard-mcp")!.ExternalAttributes >> 16 & 0b001_001_001).ShouldBe(0b001_001_001, "the program can be run");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<FileInfo> MakeAsync(string? repository = null) => Bundle.MakeAsync(
        new DirectoryInfo(Path.GetDirectoryName(DesktopProgram.Native)!), Platform.Of("linux-x64"), _folder, RepositoryAddress.Read(repository), CancellationToken.None);

    private async Task<(JsonElement Manifest, JsonElement Config)> UnpackAsync(FileInfo bundle, string settings)
    {
        var (code, output, error) = await RealClients.RunAsync("node", ["bundle.mjs", bundle.FullName, Path.Combine(_folder.FullName, "unpacked"), settings]);
        code.ShouldBe(0, output + error);
        var seen = JsonDocument.Parse(output).RootElement;
        return (seen.GetProperty("manifest"), seen.GetProperty("config"));
    }

    private static Task<JsonElement> DriveAsync(string revision, JsonElement config, params (string Name, string Value)[] environment) => RealClients.DriveAsync(
        revision,
        """[{"name":"list_events","arguments":{}}]""",
        [
            "stdio", "/usr/bin/env",
            .. config.GetProperty("env").EnumerateObject().Select(variable => $"{variable.Name}={variable.Value.GetString()}"),
            .. environment.Select(variable => $"{variable.Name}={variable.Value}"),
            config.GetProperty("command").GetString()!,
            .. config.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!),
            "--data", Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")),
            .. ProcessLog.Arguments,
        ]);
}
