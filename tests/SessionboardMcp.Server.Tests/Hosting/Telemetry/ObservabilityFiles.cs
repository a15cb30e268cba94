using System.Text.Json;
using System.Text.RegularExpressions;
using SessionboardMcp.Clients;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Server.Tests.Hosting.Telemetry;

/// <summary>The dashboard and the rules of <c>deploy/observability</c>.</summary>
internal static partial class ObservabilityFiles
{
    public const string Rules = "deploy/observability/prometheus-rules.yaml";

    private static readonly string[] Functions = ["histogram_quantile", "max_over_time"];

    public const string Dashboard = "deploy/observability/grafana-dashboard.json";

    private static readonly JsonElement Whole = JsonDocument.Parse(File.ReadAllText(Path.Combine(RealClients.Root, Dashboard))).RootElement;

    /// <summary>The panels of the dashboard.</summary>
    public static IReadOnlyList<JsonElement> Panels { get; } = [.. Whole.GetProperty("panels").EnumerateArray()];

    /// <summary>What the variables of the dashboard look for, each as an expression that finds it in what was scraped: <c>label_values(metric{label="value"}, job)</c>.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        .. Whole.GetProperty("templating").GetProperty("list").EnumerateArray().Select(variable => variable.GetProperty("query")).Where(query => query.ValueKind == JsonValueKind.Object)
            .Select(query => query.GetProperty("query").GetString()!.Split('(')[1].Split(", ")[0]).Select(metric => Regex.Escape(metric.Split('{')[0]) + (metric.Contains('{', StringComparison.Ordinal) ? @"\{[^}]*" + Regex.Escape(metric.Split('{')[1].TrimEnd('}')) : "")),
    ];

    /// <summary>The rules, each an alert.</summary>
    public static IReadOnlyList<YamlPart> Alerts { get; } = AlertsOf(DeployFiles.Yaml(Rules)["groups"]);

    /// <summary>The rules of a list of groups.</summary>
    public static IReadOnlyList<YamlPart> AlertsOf(YamlPart groups) =>
        [.. ((YamlSequenceNode)groups.Node).Children.SelectMany(group => ((YamlSequenceNode)new YamlPart(group)["rules"].Node).Children).Select(rule => new YamlPart(rule))];

    /// <summary>Every expression, with what it is of.</summary>
    public static IReadOnlyList<(string Of, string Expression)> Expressions { get; } =
    [
        .. Panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => (panel.GetProperty("title").GetString()!, target.GetProperty("expr").GetString()!))),
        .. Alerts.Select(alert => (alert["alert"].Text, alert["expr"].Text)),
    ];

    /// <summary>The metrics that an expression names, but for <c>up</c>, which is Prometheus's own.</summary>
    public static IEnumerable<string> MetricsIn(string expression) => Metric().Matches(Aside().Replace(expression, " ")).Select(match => match.Value).Except(Functions);

    /// <summary>The metrics of what Prometheus scraped, a histogram by its three.</summary>
    public static HashSet<string> MetricsOf(string scraped) => [.. Sample().Matches(scraped).Select(match => match.Groups["name"].Value)];

    // Labels: in braces, and what is grouped by.
    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\b(?:by|without) \([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex("[a-z]+(?:_[a-z0-9]+)+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"^(?<name>[a-z_][a-z0-9_]*)(?:\{| )", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();
}
