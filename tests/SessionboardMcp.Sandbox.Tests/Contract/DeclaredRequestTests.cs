using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Sandbox.Tests.Endpoints;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Everything that a search may ask for by the description is understood: no name of ours is misspelt.</summary>
public class DeclaredRequestTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    private static readonly ApiDigest Digest = ApiDigest.Load(ApiDigest.Published);

    public static TheoryData<string> Searches => new(Digest.Operations.Values.Where(operation => operation.Id.StartsWith("search-", StringComparison.Ordinal)).Select(operation => operation.Id));

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Every_declared_property_and_value_of_a_search_is_accepted(string id)
    {
        var operation = Digest.Operations[id];
        var path = operation.Path.Replace("{eventId}", $"{SmallWorld.Modern}", StringComparison.Ordinal).Replace("{orgId}", "org", StringComparison.Ordinal);

        foreach (var body in Bodies(operation.Body!))
            (await sandbox.Client.PostAsync(path, body.ToJsonString())).ShouldBeOk();
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_property_that_is_not_declared_is_refused(string id)
    {
        var path = Digest.Operations[id].Path.Replace("{eventId}", $"{SmallWorld.Modern}", StringComparison.Ordinal).Replace("{orgId}", "org", StringComparison.Ordinal);

        (await sandbox.Client.PostAsync(path, """{"filters":{"text":"x"}}""")).ShouldBeError(400, "Bad Request", "The body is not a valid search, at $.filters.text.");
    }

    private static IEnumerable<JsonNode> Bodies(PropertyType type) => (type.Kind, type.Values.Count) switch
    {
        ("object", _) => type.Shapes.SelectMany(shape => Digest.Shape(shape).SelectMany(property =>
            Bodies(property.Value).Select(value => (JsonNode)new JsonObject { [property.Key] = value }))),
        ("array", _) => Bodies(type.Item!).Select(value => (JsonNode)new JsonArray(value)),
        ("boolean", _) => [JsonValue.Create(true), JsonValue.Create(false)],
        ("string", > 0) => type.Values.Select(value => (JsonNode)JsonValue.Create(value)),
        ("string", _) => [JsonValue.Create("2026-05-01T00:00:00Z")],
        _ => throw new JsonException($"Nobody knows an example of {type.Kind}."),
    };
}
