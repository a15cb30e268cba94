using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Api.Tests.Contract;

/// <summary>The parts of Sessionboard's description that this client stands on.</summary>
internal sealed partial class ApiDescription
{
    private readonly YamlMappingNode _root;

    private ApiDescription(YamlMappingNode root) => _root = root;

    public static string? Path { get; } = Find();

    public static ApiDescription Load()
    {
        using var reader = new StreamReader(Path!);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new ApiDescription((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    /// <summary>An operation by its method and path, whatever the path's placeholders are called.</summary>
    public YamlMappingNode? Operation(string method, string path) =>
        ((YamlMappingNode)At(_root, "paths")!).Children
            .Where(known => Shape(((YamlScalarNode)known.Key).Value!) == Shape(path))
            .Select(known => At(known.Value, method))
            .OfType<YamlMappingNode>()
            .FirstOrDefault();

    /// <summary>The scopes that the words of an operation name; most name none.</summary>
    public IReadOnlySet<string> Scopes(string method, string path) =>
        At(Operation(method, path)!, "description") is YamlScalarNode words
            ? Scope().Matches(words.Value!).Select(scope => scope.Value).ToHashSet()
            : new HashSet<string>();

    /// <summary>The names of the properties of the rows (or the one record) that an operation answers with.</summary>
    public IReadOnlySet<string> AnswerProperties(string method, string path)
    {
        var schema = At(Operation(method, path)!, "responses", "200", "content", "application/json", "schema")!;
        var names = Properties(schema);
        return names.TryGetValue("results", out var results) || names.TryGetValue("data", out results) ? Properties(results).Keys.ToHashSet() : names.Keys.ToHashSet();
    }

    /// <summary>The schema of a property within the rows that an operation answers with.</summary>
    public IReadOnlySet<string> NestedProperties(string method, string path, string property)
    {
        var schema = At(Operation(method, path)!, "responses", "200", "content", "application/json", "schema")!;
        return Properties(Properties(schema)[property]).Keys.ToHashSet();
    }

    /// <summary>The names of the properties that the JSON body of an operation may have.</summary>
    public IReadOnlySet<string> BodyProperties(string method, string path) =>
        Properties(At(Operation(method, path)!, "requestBody", "content", "application/json", "schema")!).Keys.ToHashSet();

    private Dictionary<string, YamlNode> Properties(YamlNode schema)
    {
        var properties = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        Collect(schema, properties);
        return properties;
    }

    private void Collect(YamlNode schema, Dictionary<string, YamlNode> properties)
    {
        if (At(schema, "$ref") is YamlScalarNode reference)
            Collect(At(_root, reference.Value!.Split('/')[1..])!, properties);
        if (At(schema, "items") is { } items) Collect(items, properties);
        foreach (var part in ((At(schema, "allOf") ?? At(schema, "oneOf")) as YamlSequenceNode)?.Children ?? []) Collect(part, properties);
        if (At(schema, "properties") is not YamlMappingNode own) return;
        foreach (var (name, value) in own.Children)
            properties[((YamlScalarNode)name).Value!] = value;
    }

    private static YamlNode? At(YamlNode node, params IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (node is not YamlMappingNode map || !map.Children.TryGetValue(new YamlScalarNode(key), out var next)) return null;
            node = next;
        }

        return node;
    }

    private static string Shape(string path) => Placeholder().Replace(path, "{}");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(read|write):\w+", RegexOptions.ExplicitCapture)]
    private static partial Regex Scope();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", "sessionboard", "openapi.yaml");
            if (File.Exists(path)) return path;
        }

        return null;
    }
}
