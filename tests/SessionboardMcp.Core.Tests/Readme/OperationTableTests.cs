using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>
/// <c>src/OPERATIONS.md</c>: which tool uses which operation of Sessionboard's API, seen from what the tools ask a sandbox for, or why none does.
/// UPDATE_SNAPSHOTS=1 writes it anew.
/// </summary>
public class OperationTableTests
{
    private const string Folder = "../../..";

    private const int MostNamed = 4;

    [Fact]
    public async Task The_table_says_which_tool_uses_which_operation_and_why_none()
    {
        var published = Published();
        var seen = await SeenAsync(published);
        published.Select(operation => operation.Id).Where(id => seen.ContainsKey(id) == UnusedOperations.Reasons.ContainsKey(id))
            .ShouldBeEmpty("a tool uses it and UnusedOperations.cs says why none does, or neither: then say why, or add the call to OperationCalls.cs");
        var table = Table(published, seen);

        var file = PathOf("src/OPERATIONS.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(file, table);
        (await File.ReadAllTextAsync(file)).ShouldBe(table, "src/OPERATIONS.md differs; if that is meant, run the tests with UPDATE_SNAPSHOTS=1.");
    }

    private static string Table(IReadOnlyList<Published> published, IReadOnlyDictionary<string, IReadOnlyList<string>> seen)
    {
        var table = new StringBuilder(
            """
            # Operations

            Each operation of Sessionboard's public API, and the tools that use it; where none does, why. `OperationTableTests` makes this table: the
            tools are those that were seen to send the request when they were called. The names are those of the API's description.

            | operation | request | tools, or why none |
            | --- | --- | --- |

            """);
        foreach (var operation in published.OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.Method, StringComparer.Ordinal))
            table.AppendLine(CultureInfo.InvariantCulture, $"| {operation.Id} | `{operation.Method} {operation.Path}` | {Uses(operation.Id, seen)} |");
        foreach (var (id, reason) in UnemulatedOperations.Reasons.OrderBy(pair => pair.Value, StringComparer.Ordinal).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            table.AppendLine(CultureInfo.InvariantCulture, $"| {id} | | {reason} |");
        return table.ToString();
    }

    private static string Uses(string id, IReadOnlyDictionary<string, IReadOnlyList<string>> seen)
    {
        if (!seen.TryGetValue(id, out var tools))
            return UnusedOperations.Reasons[id];
        return tools.Count <= MostNamed
            ? string.Join(", ", tools.Select(tool => $"`{tool}`"))
            : string.Create(CultureInfo.InvariantCulture, $"{tools.Count} tools, such as `{tools[0]}`");
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SeenAsync(IReadOnlyList<Published> published)
    {
        var seen = new Dictionary<string, IReadOnlyList<string>>();
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = int.MaxValue, Organization = OperationCalls.Organization, Variations = new SandboxVariations { Writes = new WriteRules { DraftsBeginEmpty = true } } });
        foreach (var sample in ToolSamples.All)
        {
            foreach (var request in await RequestsAsync(sandbox.BaseAddress, sample))
            {
                var operation = published.SingleOrDefault(one => one.IsMatch(request)) ?? throw new InvalidOperationException($"{sample.Name} sends {request}, which is not published.");
                var tools = seen.GetValueOrDefault(operation.Id) ?? [];
                seen[operation.Id] = tools.Contains(sample.Name) ? tools : [.. tools, sample.Name];
            }
        }

        return seen;
    }

    private static async Task<IReadOnlyList<string>> RequestsAsync(Uri sandbox, ToolSample sample)
    {
        var requests = new List<string>();
        // Everything is written at once, so that what is written is seen.
        var settings = new Dictionary<string, string?>(ToolSamples.Settings) { ["Writes:Approval"] = "never" };
        foreach (var (place, name) in ToolSamples.Names.Index())
            settings[string.Create(CultureInfo.InvariantCulture, $"Writes:NeverAskFor:{place}")] = name;
        // Nothing is masked: an import is refused where something is.
        await using var assistant = await Assistant.ConnectAsync(
            sandbox,
            "sandbox-no-pii-mask",
            showPersonalData: true,
            settings: settings,
            configure: services => services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Recorder(requests))));
        foreach (var call in new[] { sample.Call, sample.OtherCall }.Concat(OperationCalls.Of(sample.Name)))
            await assistant.TryAsync(sample.Name, call);
        return requests;
    }

    private static IReadOnlyList<Published> Published()
    {
        using var digest = JsonDocument.Parse(File.ReadAllText(PathOf("tests/SessionboardMcp.Sandbox.Tests/Contract/openapi-digest.json")));
        return
        [
            .. digest.RootElement.GetProperty("operations").EnumerateObject().Select(one =>
                new Published(one.Name, one.Value.GetProperty("method").GetString()!, one.Value.GetProperty("path").GetString()!)),
            .. Untyped,
        ];
    }

    // The digest holds shapes, and the description leaves those of these open.
    private static readonly Published[] Untyped =
    [
        new("get-schema", "GET", "/v1/insights/schema"),
        new("get-event-schema", "GET", "/v1/event/{eventId}/insights/schema"),
        new("get-agenda-draft-changes", "GET", "/v1/event/{eventId}/agenda-drafts/{draftId}/changes"),
    ];

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, Folder, file));

    private sealed class Recorder(List<string> requests) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (requests)
                requests.Add($"{request.Method} {request.RequestUri!.AbsolutePath}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>A published operation.</summary>
internal sealed record Published(string Id, string Method, string Path)
{
    private readonly string[] _parts = $"{Method} {Path}".Split('/');

    /// <summary>Whether a request, as method and path, is one of it. A fixed part that another operation has in this place wins, as routes do.</summary>
    public bool IsMatch(string request)
    {
        var parts = request.Split('/');
        return parts.Length == _parts.Length && parts.Zip(_parts).All(pair => pair.First == pair.Second || (pair.Second.StartsWith('{') && !Fixed.Contains(pair.First)));
    }

    // The fixed parts that stand where other operations have an id.
    private static readonly HashSet<string> Fixed = ["create", "status", "search", "bulk", "fields", "suggest"];
}
