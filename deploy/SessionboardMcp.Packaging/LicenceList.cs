using System.Text;
using System.Text.Json.Nodes;

namespace SessionboardMcp.Packaging;

/// <summary>The packages that a program is published with, and their licences. What only building needs is left out.</summary>
internal static class LicenceList
{
    private static readonly string[] Kinds = ["runtime", "native", "runtimeTargets"];

    /// <summary>The packages that lie in a folder, as <c>name/version</c>: those of which its <c>.deps.json</c> names a file.</summary>
    public static IReadOnlyList<string> Shipped(DirectoryInfo program)
    {
        var file = program.EnumerateFiles("*.deps.json").Single();
        var document = JsonNode.Parse(File.ReadAllText(file.FullName))!;
        var packages = document["libraries"]!.AsObject().Where(library => (string?)library.Value!["type"] == "package").Select(library => library.Key).ToHashSet(StringComparer.Ordinal);
        var target = document["targets"]![(string)document["runtimeTarget"]!["name"]!]!.AsObject();
        return [.. target.Where(library => packages.Contains(library.Key) && HasFiles(library.Value!)).Select(library => library.Key)];
    }

    /// <summary>The list as text, a package each line.</summary>
    /// <param name="packages">As <see cref="Shipped"/> tells them.</param>
    /// <param name="bom">A CycloneDX document.</param>
    /// <exception cref="InvalidDataException">The document lacks a package: it is of another build.</exception>
    public static string Of(IEnumerable<string> packages, string bom)
    {
        var known = JsonNode.Parse(bom)!["components"]!.AsArray()
            .GroupBy(component => $"{component!["name"]}/{component["version"]}", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First()!, StringComparer.OrdinalIgnoreCase);
        var text = new StringBuilder("This program is under the MIT licence. It holds these packages, each under its own:\n\n");
        foreach (var package in packages.Order(StringComparer.OrdinalIgnoreCase))
        {
            var component = known.GetValueOrDefault(package) ?? throw new InvalidDataException($"The bill of materials does not name {package}. Make it of the same build.");
            text.Append($"{package.Replace('/', ' ')}: {Licence(component)}{Copyright(component)}\n");
        }

        return text.ToString();
    }

    private static bool HasFiles(JsonNode library) => Kinds.Any(kind => library[kind] is JsonObject { Count: > 0 });

    private static string Licence(JsonNode component) =>
        component["licenses"]?.AsArray().Select(entry => (string?)entry!["expression"] ?? (string?)entry["license"]?["id"] ?? (string?)entry["license"]?["name"]).FirstOrDefault(name => name is not null)
        ?? $"see the licence in the package, or {component["externalReferences"]?.AsArray().Select(reference => (string?)reference!["url"]).FirstOrDefault()}";

    // Some write it over several lines.
    private static string Copyright(JsonNode component) =>
        (string?)component["copyright"] is { Length: > 0 } words ? $". {string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}" : "";
}
