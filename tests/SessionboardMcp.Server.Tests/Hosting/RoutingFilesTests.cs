using System.Text.RegularExpressions;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Where there can be several replicas, the examples send one connection's calls to one of them: another may not know for minutes what that connection changed.</summary>
public sealed partial class RoutingFilesTests
{
    [Theory]
    [InlineData("deploy/proxy/nginx.conf", "hash $http_authorization consistent;")]
    [InlineData("deploy/proxy/Caddyfile", "lb_policy header Authorization")]
    [InlineData("deploy/compose/team/Caddyfile", "lb_policy header Authorization")]
    [InlineData("deploy/README.md", "`nginx.ingress.kubernetes.io/upstream-hash-by: \"$http_authorization\"`")]
    public void A_proxy_routes_by_connection(string file, string how) =>
        WithoutComments(file).ShouldContain(how);

    // By its name it would be one server to Caddy, and Docker's DNS would choose for each call.
    [Fact]
    public void The_teams_proxy_knows_each_server_that_was_scaled()
    {
        var proxy = WithoutComments("deploy/compose/team/Caddyfile");

        proxy.ShouldContain("dynamic a server 8080");
        Address().Count(proxy).ShouldBe(0);
        DeployFiles.Yaml("deploy/compose/team/compose.yaml")["services"].ContainsKey("server").ShouldBeTrue();
    }

    // nginx cannot see by itself that a replica is about to stop; Flows/Replicas drives it with this file.
    [Fact]
    public void Who_replaces_a_replica_behind_nginx_is_told_how()
    {
        foreach (var file in (string[])["deploy/proxy/nginx.conf", "deploy/README.md"])
            Before().IsMatch(Read(file)).ShouldBeTrue(file);
    }

    [Fact]
    public void A_replica_that_leaves_is_the_one_that_its_pool_does_not_name()
    {
        var proxy = WithoutComments("deploy/proxy/nginx.conf");
        var pools = Pool().Matches(proxy).ToDictionary(pool => pool.Groups["name"].Value, pool => Replica().Matches(pool.Value).Select(replica => replica.Value).ToList());
        var all = pools["sessionboard_mcp"];

        foreach (var (replica, number) in all.Select((replica, index) => (replica, index + 1)))
        {
            pools[$"sessionboard_mcp_without_{number}"].ShouldBe(all.Where(other => other != replica));
            proxy.ShouldContain($"if (-f /etc/nginx/leaves/{number}) {{ set $sessionboard_mcp sessionboard_mcp_without_{number}; }}");
        }

        pools.Count.ShouldBe(all.Count + 1);
    }

    private static string WithoutComments(string file) =>
        string.Join('\n', Read(file).Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    private static string Read(string file) => File.ReadAllText(Path.Combine(RealClients.Root, file));

    [GeneratedRegex(@"server:8080")]
    private static partial Regex Address();

    [GeneratedRegex(@"touch /etc/nginx/leaves/\d[^.]*\.[#\s]+Then stop it")]
    private static partial Regex Before();

    [GeneratedRegex(@"upstream (?<name>\w+) \{[^}]*\}")]
    private static partial Regex Pool();

    [GeneratedRegex(@"(?<=server )[\d.]+:\d+")]
    private static partial Regex Replica();
}
