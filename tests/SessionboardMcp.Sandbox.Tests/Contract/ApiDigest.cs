using System.Text.Json;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>What the API is known to answer. Several digests make one: the published part, and parts that we assume.</summary>
internal sealed class ApiDigest
{
    public const string Published = "openapi-digest.json";

    private readonly Dictionary<string, DigestOperation> _operations = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, PropertyType>> _shapes = [];

    public IReadOnlyDictionary<string, DigestOperation> Operations => _operations;

    public static ApiDigest Load(params string[] files)
    {
        var digest = new ApiDigest();
        foreach (var file in files)
            digest.Add(Read(file));
        return digest;
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contract", file));

    public IReadOnlyDictionary<string, PropertyType> Shape(string name) => _shapes[name];

    private void Add(string json)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var operation in document.RootElement.GetProperty("operations").EnumerateObject())
        {
            _operations.Add(operation.Name, new DigestOperation(
                operation.Name,
                operation.Value.GetProperty("method").GetString()!,
                operation.Value.GetProperty("path").GetString()!,
                operation.Value.TryGetProperty("body", out var body) ? PropertyType.Parse(body.GetString()!) : null,
                operation.Value.TryGetProperty("answer", out var answer) ? PropertyType.Parse(answer.GetString()!) : null,
                operation.Value.TryGetProperty("statuses", out var statuses) ? [.. statuses.GetString()!.Split(' ').Select(int.Parse)] : []));
        }

        foreach (var shape in document.RootElement.GetProperty("shapes").EnumerateObject())
        {
            _shapes.Add(shape.Name, shape.Value.EnumerateObject().ToDictionary(
                property => property.Name,
                property => PropertyType.Parse(property.Value.GetString()!)));
        }
    }
}

/// <summary>An operation, the body that it takes, if any, what it answers with 200, if anything, and, of a write, the statuses that it names.</summary>
internal sealed record DigestOperation(string Id, string Method, string Path, PropertyType? Body, PropertyType? Answer, IReadOnlyList<int> Statuses)
{
    public string PathIn(int eventId) => Path.Replace("{eventId}", $"{eventId}", StringComparison.Ordinal);
}
