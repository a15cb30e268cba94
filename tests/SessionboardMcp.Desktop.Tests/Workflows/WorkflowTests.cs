using System.Text.RegularExpressions;
using SessionboardMcp.Clients;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Desktop.Tests.Workflows;

/// <summary>What GitHub runs cannot run here; its linter can, and what must not be lost is looked for.</summary>
public partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(RealClients.Root, ".github");

    public static TheoryData<string> Workflows => [.. Directory.GetFiles(Path.Combine(Folder, "workflows")).Select(file => Path.GetFileName(file)!)];

    public static TheoryData<string> Yaml => [.. Directory.GetFiles(Folder, "*.yml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))];

    [RealClientFact]
    public async Task The_linter_finds_nothing()
    {
        var (code, output, error) = await RealClients.RunAsync("node", ["lint.mjs", Path.Combine(Folder, "workflows")]);

        code.ShouldBe(0, error);
        // The linter is older than this runner.
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("label \"macos-15-intel\" is unknown", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_one_commit_and_says_which_version_it_is(string workflow)
    {
        var uses = File.ReadLines(Path.Combine(Folder, "workflows", workflow)).Select(line => line.Trim().TrimStart('-').Trim()).Where(line => line.StartsWith("uses:", StringComparison.Ordinal));

        uses.ShouldNotBeEmpty();
        uses.Where(line => !Pinned().IsMatch(line)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_workflow_has_the_least_rights(string workflow)
    {
        var root = Read(Path.Combine("workflows", workflow));

        // Nothing, or reading: what a job needs more, it says itself.
        if (root.Children[new YamlScalarNode("permissions")] is YamlMappingNode rights)
            rights.Children.Values.ShouldAllBe(right => right.ToString() == "read");
        var checkouts = Steps(root).Where(step => step.Children.TryGetValue(new YamlScalarNode("uses"), out var uses) && uses.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal)).ToList();
        checkouts.ShouldNotBeEmpty();
        checkouts.ShouldAllBe(step => step.Children[new YamlScalarNode("with")].ToString().Contains("persist-credentials, false", StringComparison.Ordinal));
        // What strangers name (a branch, a title) is never put into a script.
        Steps(root).Select(step => step.Children.TryGetValue(new YamlScalarNode("run"), out var run) ? run.ToString() : "").ShouldAllBe(run => !run.Contains("${{", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Yaml))]
    public void Every_file_is_yaml(string file) => Read(file).Children.ShouldNotBeEmpty();

    [Fact]
    public void The_published_platforms_are_those_of_the_profiles()
    {
        var platforms = File.ReadLines(Path.Combine(Folder, "workflows", "native.yml")).Select(line => PlatformName().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);

        platforms.ShouldBe(SessionboardMcp.Packaging.Platform.Known, ignoreOrder: true);
    }

    private static YamlMappingNode Read(string file)
    {
        using var reader = new StreamReader(Path.Combine(Folder, file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents.ShouldHaveSingleItem().RootNode.ShouldBeOfType<YamlMappingNode>();
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode root) =>
        ((YamlMappingNode)root.Children[new YamlScalarNode("jobs")]).Children.Values.Cast<YamlMappingNode>()
            .SelectMany(job => job.Children.TryGetValue(new YamlScalarNode("steps"), out var steps) ? ((YamlSequenceNode)steps).Children.Cast<YamlMappingNode>() : []);

    [GeneratedRegex(@"^uses: (\./\.github/workflows/[a-z]+\.yml|[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"\{ platform: ([a-z0-9-]+),")]
    private static partial Regex PlatformName();
}
