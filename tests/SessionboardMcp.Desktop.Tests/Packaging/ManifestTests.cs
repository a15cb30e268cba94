using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Clients;
using SessionboardMcp.Packaging;

namespace SessionboardMcp.Desktop.Tests.Packaging;

/// <summary>What is written of the program for those who install it.</summary>
public class ManifestTests
{
    public static TheoryData<string> Platforms => [.. Platform.Known];

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Each_platform_that_can_be_published_has_a_manifest(string name)
    {
        var platform = Platform.Of(name);
        var manifest = Manifest.Of(platform, [new Tool { Name = "one", Description = "First." }], null);

        File.Exists(Path.Combine(RealClients.Root, "src", "SessionboardMcp.Desktop", "Properties", "PublishProfiles", name + ".pubxml")).ShouldBeTrue();
        ((string?)manifest["compatibility"]!["platforms"]![0]).ShouldBeOneOf("linux", "darwin", "win32");
        ((string?)manifest["server"]!["mcp_config"]!["command"]).ShouldBe("${__dirname}/server/sessionboard-mcp" + (name == "win-x64" ? ".exe" : ""));
        ((string?)manifest["tools"]![0]!["name"]).ShouldBe("one");
    }

    [Fact]
    public void The_profiles_are_the_platforms() =>
        Directory.GetFiles(Path.Combine(RealClients.Root, "src", "SessionboardMcp.Desktop", "Properties", "PublishProfiles")).Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(Platform.Known, ignoreOrder: true);

    [Fact]
    public void Every_setting_is_passed_on_and_empty_unless_it_is_filled_in()
    {
        var manifest = Manifest.Of(Platform.Of("linux-x64"), [], null);

        var settings = manifest["user_config"]!.AsObject().Select(setting => $"${{user_config.{setting.Key}}}");
        manifest["server"]!["mcp_config"]!["env"]!.AsObject().Select(variable => (string?)variable.Value).ShouldBe(settings, ignoreOrder: true);
        manifest["user_config"]!.AsObject().ShouldAllBe(setting => (string?)setting.Value!["default"] == "");
    }

    [Theory]
    [InlineData("example/sessionboard-mcp")]
    [InlineData("Example-Org/Sessionboard.Mcp")]
    public async Task The_registrys_description_names_who_publishes_and_what(string repository)
    {
        var bundle = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("description-").FullName, "sessionboard-mcp-linux-x64.mcpb"));
        await File.WriteAllTextAsync(bundle.FullName, "abc");

        var description = await ServerDescription.OfAsync(RepositoryAddress.Read(repository)!, [bundle], CancellationToken.None);

        // The schema's own bounds (2025-12-11).
        ((string)description["name"]!).ShouldBe($"io.github.{repository.Split('/')[0]}/sessionboard-mcp");
        ((string)description["description"]!).Length.ShouldBeInRange(1, 100);
        var packages = description["packages"]!.AsArray();
        packages.Select(package => (string?)package!["registryType"]).ShouldBe(["mcpb", "nuget"]);
        ((string?)packages[0]!["identifier"]).ShouldBe($"https://github.com/{repository}/releases/download/v{description["version"]}/sessionboard-mcp-linux-x64.mcpb");
        // SHA-256 of "abc" (FIPS 180-2, appendix B.1).
        ((string?)packages[0]!["fileSha256"]).ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        packages[1]!["environmentVariables"]!.AsArray().Where(variable => (bool)variable!["isSecret"]!).Select(variable => (string?)variable!["name"]).ShouldBe(["SESSIONBOARD_API_TOKEN"]);
        packages.ShouldAllBe(package => (string?)package!["transport"]!["type"] == "stdio");
        bundle.Directory!.Delete(recursive: true);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("/name")]
    [InlineData("a/b/c")]
    [InlineData("own er/name")]
    [InlineData("owner/name?x=1")]
    public void What_is_no_repository_is_refused(string text) => Should.Throw<ArgumentException>(() => RepositoryAddress.Read(text));
}
