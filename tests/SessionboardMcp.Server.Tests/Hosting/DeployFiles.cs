using SessionboardMcp.Clients;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>The files of <c>deploy/</c>, by their paths in the repository.</summary>
internal static class DeployFiles
{
    /// <summary>Those of a name, such as <c>*.yaml</c>.</summary>
    public static IReadOnlyList<string> Of(string pattern) =>
    [
        .. Directory.GetFiles(Path.Combine(RealClients.Root, "deploy"), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RealClients.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/SessionboardMcp.Packaging/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The one document of a file.</summary>
    public static YamlPart Yaml(string file)
    {
        using var reader = new StreamReader(Path.Combine(RealClients.Root, file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new YamlPart(yaml.Documents.ShouldHaveSingleItem().RootNode);
    }
}

/// <summary>A part of a document.</summary>
internal sealed record YamlPart(YamlNode Node)
{
    public string Text => ((YamlScalarNode)Node).Value!;

    public IEnumerable<string> Items => [.. ((YamlSequenceNode)Node).Children.Select(item => ((YamlScalarNode)item).Value!)];

    public IEnumerable<YamlPart> Parts => [.. ((YamlSequenceNode)Node).Children.Select(part => new YamlPart(part))];

    public YamlPart this[string key] => new(((YamlMappingNode)Node).Children[new YamlScalarNode(key)]);

    public bool ContainsKey(string key) => ((YamlMappingNode)Node).Children.ContainsKey(new YamlScalarNode(key));
}
