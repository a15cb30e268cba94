using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Sandbox.Tests.Contract;

public partial class UnemulatedOperationsTests
{
    [SharedFact]
    public async Task Every_published_operation_is_either_served_or_named_with_a_reason()
    {
        var published = Published();
        var served = await ServedAsync();

        var missing = published.Where(operation => !served.Contains(operation.Value)).Select(operation => operation.Key);
        UnemulatedOperations.Reasons.Keys.ShouldBe(missing, ignoreOrder: true);
        served.Except(published.Values).ShouldBe(Elsewhere, ignoreOrder: true, "served, but not published");
    }

    [SharedFact]
    public void Every_operation_that_is_served_has_its_answer_checked() =>
        EmulatedOperations.All.Concat(UnemulatedOperations.Reasons.Keys).Order().ShouldBe(Published().Keys.Except(Untyped).Except(SignIn).Order());

    // What the description leaves open (schemas, changes) has tests of its own.
    private static readonly string[] Untyped =
        ["get-schema", "get-event-schema", "get-event-insights-schema", "get-agenda-draft-changes"];

    // These are held against the description by OAuthContractTests.
    private static readonly string[] SignIn = ["oauth-authorize", "oauth-token", "oauth-revoke", "oauth-metadata"];

    // The first two are known from the help centre only; the last is the sandbox's own.
    private static readonly string[] Elsewhere =
        ["POST /oauth/authorize/consent", "GET /oauth/consent", "GET /oauth/eligible-orgs", "GET /sandbox/people", "POST /sandbox/people"];

    private static Dictionary<string, string> Published()
    {
        using var text = File.OpenText(SharedDescription.Path!);
        var yaml = new YamlStream();
        yaml.Load(text);
        var operations = new Dictionary<string, string>();
        foreach (var (path, methods) in ((YamlMappingNode)yaml.Documents[0].RootNode["paths"]).Children)
        {
            foreach (var (method, node) in ((YamlMappingNode)methods).Children)
            {
                if (node is YamlMappingNode operation && operation.Children.TryGetValue("operationId", out var id))
                    operations.Add(id.ToString(), Key(method.ToString(), path.ToString()));
            }
        }

        return operations;
    }

    private static async Task<HashSet<string>> ServedAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddSandbox(new SandboxOptions { Organization = SmallWorld.Create() });
        await using var app = builder.Build();
        app.UseSandbox();
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(endpoint => Key(endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single(), endpoint.RoutePattern.RawText!)),
        ];
    }

    // What a parameter is called differs now and then; where it stands does not.
    private static string Key(string method, string path) => $"{method.ToUpperInvariant()} {Parameter().Replace(path, "{}")}";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
