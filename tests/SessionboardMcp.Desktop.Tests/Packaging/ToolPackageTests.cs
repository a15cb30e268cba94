using System.Text.Json;
using SessionboardMcp.Clients;
using SessionboardMcp.Desktop.Tests.Hosting;

namespace SessionboardMcp.Desktop.Tests.Packaging;

/// <summary>The dotnet tool: packed, installed from a local folder, and started.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tool-");

    // As long as the tests of the native binary, so it runs where those do.
    [NativeTheory]
    [InlineData("stdio --sandbox")]
    public async Task It_installs_from_a_local_folder_and_answers(string arguments)
    {
        var packages = Path.Combine(_folder.FullName, "packages");
        var tools = Path.Combine(_folder.FullName, "tools");
        var settings = Path.Combine(_folder.FullName, "nuget.config");
        await File.WriteAllTextAsync(settings, $"<configuration><packageSources><clear/><add key=\"here\" value=\"{packages}\"/></packageSources></configuration>");

        // What the tests were built of, so that nothing is compiled again.
        var pack = await RealClients.RunAsync(
            "dotnet", ["pack", Path.Combine(RealClients.Root, "src", "SessionboardMcp.Desktop"), "-c", "Debug", "--no-build", "-nodeReuse:false", "-o", packages, "--nologo"]);
        pack.Code.ShouldBe(0, pack.Output + pack.Error);
        var install = await RealClients.RunAsync("dotnet", ["tool", "install", "SessionboardMcp", "--tool-path", tools, "--configfile", settings]);
        install.Code.ShouldBe(0, install.Output + install.Error);
        var (code, output, error) = await RealClients.RunAsync(Path.Combine(tools, "sessionboard-mcp"), arguments.Split(' '), Initialize);

        code.ShouldBe(0, error);
        JsonDocument.Parse(output).RootElement.GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString().ShouldBe("sessionboard-mcp");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
