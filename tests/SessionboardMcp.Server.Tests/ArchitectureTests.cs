using System.Xml.Linq;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests;

/// <summary>Holds who may refer to whom: nothing points upwards, and nothing refers to a host.</summary>
public class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Server"] = ["Api", "Core", "Planning", "Sandbox"],
        ["Desktop"] = ["Api", "Core", "Sandbox"],
        ["Core"] = ["Api", "SbQL"],
        ["Api"] = [],
        ["SbQL"] = [],
        ["SbQL.Sqlite"] = ["SbQL"],
        ["Planning"] = [],
        ["Sandbox"] = ["SbQL", "SbQL.Sqlite"],
    };

    public static TheoryData<string> Assemblies => [.. Allowed.Keys];

    [Fact]
    public void The_source_folders_are_the_eight_assemblies() =>
        Directory.GetDirectories(Path.Combine(RealClients.Root, "src")).Select(Path.GetFileName)
            .ShouldBe(Allowed.Keys.Select(name => $"SessionboardMcp.{name}"), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_refers_to_what_it_may_and_no_more(string name) =>
        Project(name).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))
            .ShouldBe(Allowed[name].Select(other => $"SessionboardMcp.{other}"), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Everything_but_the_server_is_aot_compatible(string name)
    {
        var properties = Project(name).Descendants().Where(element => element.Name.LocalName is "IsAotCompatible" or "PublishAot");

        properties.Any(property => property.Value == "true").ShouldBe(name != "Server");
    }

    [Theory]
    [InlineData("Core", "Microsoft.AspNetCore")]
    [InlineData("Api", "ModelContextProtocol")]
    [InlineData("Api", "Microsoft.AspNetCore")]
    [InlineData("SbQL", "System.Net.Http")]
    [InlineData("SbQL", "Microsoft.Data.Sqlite")]
    [InlineData("SbQL.Sqlite", "SessionboardMcp.Sandbox")]
    [InlineData("SbQL.Sqlite", "System.Net.Http")]
    [InlineData("Planning", "ModelContextProtocol")]
    [InlineData("Planning", "System.Net.Http")]
    [InlineData("Planning", "SessionboardMcp.Core")]
    [InlineData("Sandbox", "ModelContextProtocol")]
    public void A_layer_does_not_know_what_lies_above_it(string name, string foreign)
    {
        var files = Directory.GetFiles(Path.Combine(RealClients.Root, "src", $"SessionboardMcp.{name}"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .ToList();

        files.ShouldNotBeEmpty();
        files.Where(file => File.ReadAllText(file).Contains($"using {foreign}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_tool_sees_no_http_and_no_token()
    {
        var tools = Directory.GetFiles(Path.Combine(RealClients.Root, "src", "SessionboardMcp.Core", "Tools"), "*.cs", SearchOption.AllDirectories);

        tools.ShouldNotBeEmpty();
        foreach (var word in (string[])["HttpContext", "HttpClient", "ApiToken", "Credential "])
            tools.Where(file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)).ShouldBeEmpty($"tools mention {word}");
    }

    private static XDocument Project(string name) =>
        XDocument.Load(Path.Combine(RealClients.Root, "src", $"SessionboardMcp.{name}", $"SessionboardMcp.{name}.csproj"));
}
