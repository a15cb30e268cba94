using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SessionboardMcp.Packaging;

/// <summary>A release as the MCP registry describes it (<c>server.json</c>, schema of 2025-12-11).</summary>
internal static class ServerDescription
{
    private const string Schema = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    private const string ToolPackage = "SessionboardMcp";

    /// <summary>Writes it.</summary>
    /// <param name="repository">Who publishes: the registry gives each owner a namespace.</param>
    /// <param name="bundles">The bundles of the release.</param>
    /// <param name="cancellationToken">Ends the reading of them.</param>
    public static async Task<JsonObject> OfAsync(RepositoryAddress repository, IReadOnlyList<FileInfo> bundles, CancellationToken cancellationToken)
    {
        var packages = new JsonArray();
        foreach (var bundle in bundles.OrderBy(bundle => bundle.Name, StringComparer.Ordinal))
        {
            await using var content = bundle.OpenRead();
            packages.Add((JsonNode)new JsonObject
            {
                ["registryType"] = "mcpb",
                ["identifier"] = $"{repository.Url}/releases/download/v{Wording.Version}/{bundle.Name}",
                ["version"] = Wording.Version,
                ["fileSha256"] = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)),
                ["transport"] = Stdio(),
            });
        }

        packages.Add((JsonNode)new JsonObject
        {
            ["registryType"] = "nuget",
            ["identifier"] = ToolPackage,
            ["version"] = Wording.Version,
            ["runtimeHint"] = "dnx",
            ["transport"] = Stdio(),
            ["environmentVariables"] = new JsonArray(
                Variable(Wording.ApiToken, Wording.ApiTokenMeaning, isSecret: true),
                Variable(Wording.Region, Wording.RegionMeaning),
                Variable(Wording.OAuthClient, Wording.OAuthClientMeaning)),
        });
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["name"] = $"io.github.{repository.Owner}/{Wording.Name}",
            ["title"] = Wording.Title,
            ["description"] = Wording.Description,
            ["version"] = Wording.Version,
            ["repository"] = new JsonObject { ["url"] = repository.Url, ["source"] = "github" },
            ["packages"] = packages,
        };
    }

    private static JsonObject Stdio() => new() { ["type"] = "stdio" };

    private static JsonObject Variable(string name, string description, bool isSecret = false) =>
        new() { ["name"] = name, ["description"] = description, ["isRequired"] = false, ["isSecret"] = isSecret };
}
