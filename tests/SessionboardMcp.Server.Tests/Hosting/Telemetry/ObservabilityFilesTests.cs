using System.Text.RegularExpressions;
using SessionboardMcp.Clients;
using SessionboardMcp.Server.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Server.Tests.Hosting.Telemetry;

/// <summary>What operators watch the server with.</summary>
public sealed partial class ObservabilityFilesTests
{
    private const string Metrics = "deploy/kubernetes/components/metrics";

    private static readonly string Guide = File.ReadAllText(Path.Combine(RealClients.Root, "deploy", "README.md"));

    [Fact]
    public void Each_alert_says_how_bad_it_is_and_the_guide_says_what_to_do()
    {
        ObservabilityFiles.Alerts.Count.ShouldBeGreaterThan(10);
        ObservabilityFiles.Alerts.Select(alert => alert["alert"].Text).ShouldBeUnique();
        foreach (var alert in ObservabilityFiles.Alerts)
        {
            alert["labels"]["severity"].Text.ShouldBeOneOf("critical", "warning");
            alert["annotations"]["summary"].Text.ShouldEndWith(".");
            alert["annotations"]["runbook"].Text.ShouldEndWith(alert["alert"].Text);
            Guide.ShouldContain($"| `{alert["alert"].Text}` |");
        }
    }

    [Fact]
    public void The_panels_are_whole_and_lie_beside_one_another()
    {
        var panels = ObservabilityFiles.Panels;

        panels.Select(panel => panel.GetProperty("id").GetInt32()).ShouldBeUnique();
        panels.ShouldAllBe(panel => panel.GetProperty("targets").GetArrayLength() > 0 && panel.GetProperty("title").GetString()!.Length > 3);
        // An operator chooses the source of the numbers; nothing is asked of another.
        panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Append(panel)).ShouldAllBe(part => part.GetProperty("datasource").GetProperty("uid").GetString() == "${datasource}");
        var places = panels.Select(panel => panel.GetProperty("gridPos")).SelectMany(place =>
            from x in Enumerable.Range(place.GetProperty("x").GetInt32(), place.GetProperty("w").GetInt32())
            from y in Enumerable.Range(place.GetProperty("y").GetInt32(), place.GetProperty("h").GetInt32())
            select (x, y)).ToList();
        places.ShouldBeUnique();
        places.ShouldAllBe(place => place.x < 24);
        ObservabilityFiles.Expressions.ShouldAllBe(one => IsBalanced(one.Expression) && (ObservabilityFiles.MetricsIn(one.Expression).Any() || one.Expression.Contains("up{", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_operator_of_Kubernetes_gets_the_same_rules()
    {
        var rule = DeployFiles.Yaml($"{Metrics}/rules.yaml");

        rule["kind"].Text.ShouldBe("PrometheusRule");
        ObservabilityFiles.AlertsOf(rule["spec"]["groups"]).Select(Written).ShouldBe(ObservabilityFiles.Alerts.Select(Written));
    }

    [RealClientFact]
    public async Task The_dashboard_is_of_the_types_that_Grafana_publishes()
    {
        var dashboard = Path.Combine(RealClients.Root, ObservabilityFiles.Dashboard);
        (await RealClients.RunAsync("node", ["dashboard.mjs", dashboard])).ShouldBe((0, "", ""));

        var wrong = await FindAsync("dashboard.mjs", dashboard, ("\"fillOpacity\"", "\"fillOpacitee\""), ("\"multi\"", "\"many\""), ("\"gridPos\"", "\"gridpos\""));
        foreach (var name in (string[])["fillOpacitee", "\"many\"", "gridpos"])
            wrong.ShouldContain(name);
    }

    [RealClientFact]
    public async Task The_resources_for_the_operator_of_Kubernetes_hold_to_its_definitions()
    {
        var (monitor, rules) = (Path.Combine(RealClients.Root, Metrics, "service-monitor.yaml"), Path.Combine(RealClients.Root, Metrics, "rules.yaml"));
        (await RealClients.RunAsync("node", ["resources.mjs", monitor, rules])).ShouldBe((0, "", ""));

        (await FindAsync("resources.mjs", monitor, ("interval: 15s", "interval: fifteen"))).ShouldContain("spec/endpoints/0/interval must match");
        (await FindAsync("resources.mjs", monitor, ("jobLabel:", "joblabel:"))).ShouldContain("'\"joblabel\"' does not exist in type");
        (await FindAsync("resources.mjs", rules, ("for: 2m", "for: 2 minutes"))).ShouldContain("spec/groups/0/rules/0/for must match");
    }

    // What a check finds in a file that is changed so that it is wrong.
    private static async Task<string> FindAsync(string script, string file, params (string Right, string Wrong)[] changes)
    {
        using var directory = new TemporaryDirectory();
        var text = await File.ReadAllTextAsync(file);
        foreach (var (right, wrong) in changes)
        {
            text.ShouldContain(right);
            text = text.Replace(right, wrong, StringComparison.Ordinal);
        }

        var changed = Path.Combine(Directory.CreateDirectory(directory.Path).FullName, Path.GetFileName(file));
        await File.WriteAllTextAsync(changed, text);
        return (await RealClients.RunAsync("node", [script, changed])).Output;
    }

    // Nothing can set a histogram to zero at the start, and of a series that is born with its first event no increase tells that.
    [Fact]
    public void Of_a_histogram_the_first_event_of_a_series_counts()
    {
        var rises = ObservabilityFiles.Alerts.SelectMany(alert => Rise().Matches(alert["expr"].Text).Select(rise => (Of: alert["expr"].Text, Function: rise.Groups["function"].Value, Series: rise.Groups["series"].Value, Window: rise.Groups["window"].Value))).ToList();

        rises.Count.ShouldBeGreaterThan(4);
        foreach (var (of, function, series, window) in rises)
        {
            function.ShouldBe("increase", of);
            of.ShouldContain($"(({series} unless {series} offset {window}) or increase({series}[{window}]))");
        }
    }

    [PromtoolFact]
    public async Task Promtool_reads_the_rules_and_the_configuration()
    {
        var folder = Path.Combine(RealClients.Root, "deploy", "observability");
        var (rules, _, error) = await RealClients.RunAsync("promtool", ["check", "rules", Path.Combine(RealClients.Root, ObservabilityFiles.Rules)]);
        rules.ShouldBe(0, error);
        var (configuration, _, problem) = await RealClients.RunAsync("promtool", ["check", "config", "--syntax-only", Path.Combine(folder, "prometheus.yaml")]);
        configuration.ShouldBe(0, problem);
        // Series that rise from nothing, vanish or stand still, and who is told.
        var (played, told, failed) = await RealClients.RunAsync("promtool", ["test", "rules", Path.Combine(RealClients.Root, "tests/SessionboardMcp.Server.Tests/Hosting/Telemetry/alerts.yaml")]);
        played.ShouldBe(0, told + failed);
    }

    [KubectlFact]
    public async Task With_the_component_of_metrics_Prometheus_reaches_them_and_the_proxy_does_not()
    {
        var folder = Directory.CreateDirectory(Path.Combine(RealClients.Root, "artifacts", $"metrics-{Guid.NewGuid():N}")).FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../../deploy/kubernetes/overlays/team]\ncomponents: [../../deploy/kubernetes/components/metrics]\n");
            var (code, output, error) = await RealClients.RunAsync("kubectl", ["kustomize", folder]);
            code.ShouldBe(0, error);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(output));
            var all = yaml.Documents.Select(document => new YamlPart(document.RootNode)).ToList();

            var monitor = Of(all, "ServiceMonitor").ShouldHaveSingleItem()["spec"];
            var service = Of(all, "Service").Single(part => part["metadata"]["name"].Text == "sessionboard-mcp-metrics");
            foreach (var (name, value) in ((YamlMappingNode)monitor["selector"]["matchLabels"].Node).Children)
                service["metadata"]["labels"][name.ToString()].Text.ShouldBe(value.ToString());
            First(monitor["endpoints"])["port"].Text.ShouldBe(First(service["spec"]["ports"])["name"].Text);
            var server = First(Of(all, "Deployment").Single()["spec"]["template"]["spec"]["containers"]).Node.ToString();
            server.ShouldContain("Telemetry__Prometheus");
            server.ShouldContain("9464");
            // Where the proxy may go there are none.
            var ingress = ((YamlSequenceNode)Of(all, "NetworkPolicy").Single()["spec"]["ingress"].Node).Children.Select(rule => rule.ToString()).ToList();
            ingress.Count.ShouldBe(2);
            ingress.Single(rule => rule.Contains("8080", StringComparison.Ordinal)).ShouldNotContain("9464");
            ingress.Single(rule => rule.Contains("9464", StringComparison.Ordinal)).ShouldContain("monitoring");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<YamlPart> Of(IEnumerable<YamlPart> all, string kind) => all.Where(part => part["kind"].Text == kind);

    private static YamlPart First(YamlPart list) => new(((YamlSequenceNode)list.Node).Children[0]);

    private static string Written(YamlPart part) => part.Node.ToString();

    [GeneratedRegex(@"(?<function>[a-z]+)\((?<series>[a-z_]+_(?:count|bucket|sum)(?:\{[^}]*\})?)\[(?<window>\w+)\]\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Rise();

    private static bool IsBalanced(string expression) =>
        ((char Open, char Close)[])[('(', ')'), ('{', '}'), ('[', ']')] is var pairs && Array.TrueForAll(pairs, pair => expression.Count(letter => letter == pair.Open) == expression.Count(letter => letter == pair.Close));
}

/// <summary>A test that needs promtool, of Debian's package prometheus; CI demands it, elsewhere it says that it was skipped.</summary>
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "promtool")));
        if (!isThere && Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") != "1")
            Skip = "Skipped: promtool is not installed. It is in Debian's package prometheus.";
    }
}
