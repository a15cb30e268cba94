using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>
/// Boils the published description down to what can be checked: names and types of parameters, bodies and answers.
/// No sentence of it is kept. <see cref="PropertyType"/> says how a type is written.
/// </summary>
internal sealed class OpenApiDigester
{
    private const string RefPrefix = "#/components/schemas/";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private readonly YamlMappingNode _root;
    private readonly JsonObject _operations = [];
    private readonly JsonObject _shapes = [];

    private OpenApiDigester(YamlMappingNode root) => _root = root;

    public static string Digest(TextReader description, IReadOnlySet<string> operationIds)
    {
        var yaml = new YamlStream();
        yaml.Load(description);
        var digester = new OpenApiDigester((YamlMappingNode)yaml.Documents[0].RootNode);
        digester.ReadOperations(operationIds);
        var digest = new JsonObject { ["operations"] = digester._operations, ["shapes"] = digester._shapes };
        return digest.ToJsonString(Indented) + "\n";
    }

    private void ReadOperations(IReadOnlySet<string> operationIds)
    {
        foreach (var (path, methods) in Map(_root, "paths"))
        {
            foreach (var (method, node) in Entries(methods))
            {
                if (node is YamlMappingNode operation && Text(operation, "operationId") is { } id && operationIds.Contains(id))
                    ReadOperation(id, method, path, operation);
            }
        }
    }

    private void ReadOperation(string id, string method, string path, YamlMappingNode operation)
    {
        var parameters = new JsonObject();
        foreach (var node in List(operation, "parameters"))
        {
            var parameter = Resolve((YamlMappingNode)node);
            parameters[$"{Text(parameter, "in")} {Text(parameter, "name")}"] = ParameterType((YamlMappingNode)parameter["schema"]);
        }

        var digest = new JsonObject { ["method"] = method.ToUpperInvariant(), ["path"] = path, ["parameters"] = parameters };
        if (Child(operation, "requestBody") is { } body)
            digest["body"] = TypeOf(JsonSchema(body), id + ".body");
        var responses = Child(operation, "responses")!;
        if (Child((YamlMappingNode)responses["200"], "content") is not null)
            digest["answer"] = TypeOf(JsonSchema((YamlMappingNode)responses["200"]), id + ".answer");
        if (IsWrite(id))
            digest["statuses"] = string.Join(' ', responses.Children.Keys);
        _operations[id] = digest;
    }

    // Reads name 401 and 404 at most, and are asked for both elsewhere.
    private static bool IsWrite(string id) => id.Split('-')[0] is "create" or "update" or "delete" or "restore" or "bulk" or "commit";

    private static YamlMappingNode JsonSchema(YamlMappingNode content) =>
        (YamlMappingNode)content["content"]["application/json"]["schema"];

    private string ParameterType(YamlMappingNode schema)
    {
        var range = Text(schema, "minimum") is { } least ? $" {least}..{Text(schema, "maximum")}" : "";
        var standard = Text(schema, "default") is { } value ? $" default {value}" : "";
        return TypeOf(schema, "") + range + standard;
    }

    // name: what an object without a name of its own is called.
    private string TypeOf(YamlMappingNode schema, string name)
    {
        var nullable = Text(schema, "nullable") == "true" ? " nullable" : "";
        if (Named(schema) is { } shape)
            return $"object {Keep(shape)}{nullable}";
        if (Scalar(schema) is { } scalar)
            return scalar;
        if (List(schema, "oneOf") is { Count: > 0 } choices)
            return $"object {string.Join('|', choices.Select(choice => Keep(Named((YamlMappingNode)choice)!)))}{nullable}";
        return Text(schema, "type") switch
        {
            "array" => $"array of {TypeOf(Child(schema, "items")!, name + "[]")}{nullable}",
            "object" when Child(schema, "properties") is null => $"object{nullable}",
            "object" => $"object {Keep(name, schema)}{nullable}",
            var type => type + Detail(schema) + nullable,
        };
    }

    // Alternatives without names of their own are formats of one scalar, and null: what holds for all of them is its type.
    private static string? Scalar(YamlMappingNode schema)
    {
        var types = List(schema, "oneOf").Cast<YamlMappingNode>().Select(choice => Text(choice, "type")).Distinct().ToList();
        return types.Where(type => type is not "null").ToList() is [{ } only]
            ? only + (types.Contains("null") ? " nullable" : "")
            : null;
    }

    private static string Detail(YamlMappingNode schema) =>
        List(schema, "enum") is { Count: > 0 } values ? $" of {string.Join('|', values)}"
        : Text(schema, "format") is { } format ? $" {format}"
        : "";

    // A reference, or one dressed up as "all of" a single reference.
    private static string? Named(YamlMappingNode schema)
    {
        var bare = List(schema, "allOf") is { Count: 1 } parts ? (YamlMappingNode)parts[0] : schema;
        return Text(bare, "$ref")?[RefPrefix.Length..];
    }

    private string Keep(string shape) => Keep(shape, (YamlMappingNode)_root["components"]["schemas"][shape]);

    private string Keep(string shape, YamlMappingNode schema)
    {
        if (_shapes.ContainsKey(shape))
            return shape;
        var properties = new JsonObject();
        _shapes[shape] = properties;
        ReadProperties(shape, schema, properties);
        return shape;
    }

    private void ReadProperties(string shape, YamlMappingNode schema, JsonObject properties)
    {
        foreach (var part in List(schema, "allOf").Cast<YamlMappingNode>())
            ReadProperties(shape, Resolve(part), properties);
        if (Child(schema, "properties") is null)
            return;
        foreach (var (name, property) in Map(schema, "properties"))
            properties[name] = TypeOf((YamlMappingNode)property, $"{shape}.{name}");
    }

    private YamlMappingNode Resolve(YamlMappingNode node)
    {
        if (Text(node, "$ref") is not { } reference)
            return node;
        YamlNode found = _root;
        foreach (var step in reference.Split('/').Skip(1))
            found = found[step];
        return (YamlMappingNode)found;
    }

    private static IEnumerable<(string Name, YamlNode Node)> Map(YamlMappingNode node, string name) => Entries(node[name]);

    private static IEnumerable<(string Name, YamlNode Node)> Entries(YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(entry => (entry.Key.ToString(), entry.Value));

    private static IList<YamlNode> List(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? ((YamlSequenceNode)child).Children : [];

    private static YamlMappingNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? child as YamlMappingNode : null;

    private static string? Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? (child as YamlScalarNode)?.Value : null;
}
