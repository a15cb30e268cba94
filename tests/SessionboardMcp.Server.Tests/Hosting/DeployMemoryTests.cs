using System.Globalization;
using SessionboardMcp.Api.Keeping;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>What is kept of events fits into the memory that the files for operators give a server.</summary>
public sealed class DeployMemoryTests
{
    // Measured of the largest event, with the gaps that the collector leaves (results.md).
    private const long LargestEvent = 147L << 20;

    public static TheoryData<string> ServerFiles => ["deploy/compose/team/compose.yaml", "deploy/kubernetes/base/deployment.yaml"];

    [Fact]
    public void What_is_kept_takes_a_quarter_of_each_limit_at_most()
    {
        var limits = DeployFiles.Of("*.yaml").SelectMany(file => LimitsIn(DeployFiles.Yaml(file).Node).Select(limit => (file, limit))).ToList();

        limits.Select(pair => pair.file).ShouldBe(
            ["deploy/compose/team/compose.yaml", "deploy/compose/trial/compose.yaml", "deploy/kubernetes/base/deployment.yaml", "deploy/kubernetes/components/backup/cron-job.yaml", "deploy/kubernetes/overlays/team/migration.yaml"], ignoreOrder: true);
        limits.ShouldAllBe(pair => IndexOptions.RoomIn(pair.limit) <= pair.limit / 4);
        // What is configured is taken as it is, whatever the limit.
        DeployFiles.Of("*.yaml").ShouldNotContain(file => File.ReadAllText(Path.Combine(SessionboardMcp.Clients.RealClients.Root, file)).Contains("Index__MaxBytes", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ServerFiles))]
    public void The_largest_event_that_was_measured_is_kept_by_a_teams_server(string file) =>
        // .NET takes three quarters of a container's limit.
        LimitsIn(DeployFiles.Yaml(file).Node).ShouldAllBe(limit => IndexOptions.RoomIn(limit / 4 * 3) >= LargestEvent);

    // Of the server's own image, and not of what stands beside it.
    private static IEnumerable<long> LimitsIn(YamlNode node) => node switch
    {
        YamlMappingNode mapping when Child(mapping, "image") is YamlScalarNode { Value: { } image } && image.Contains("sessionboard-mcp", StringComparison.Ordinal) => LimitsOf(mapping),
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(LimitsIn),
        YamlSequenceNode sequence => sequence.Children.SelectMany(LimitsIn),
        _ => [],
    };

    private static IEnumerable<long> LimitsOf(YamlMappingNode server) =>
        (Child(server, "mem_limit") ?? Child(Child(Child(server, "resources"), "limits"), "memory")) is YamlScalarNode { Value: { } limit } ? [Bytes(limit)] : [];

    private static YamlNode? Child(YamlNode? node, string key) => node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static long Bytes(string limit)
    {
        var unit = limit.TrimStart([.. "0123456789"]);
        var shift = unit switch { "m" or "Mi" => 20, "g" or "Gi" => 30, _ => throw new FormatException(limit) };
        return long.Parse(limit[..^unit.Length], CultureInfo.InvariantCulture) << shift;
    }
}
