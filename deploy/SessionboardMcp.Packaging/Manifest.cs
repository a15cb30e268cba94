using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Packaging;

/// <summary>
/// The manifest of a bundle, version 0.3 (MCPB, MANIFEST.md). Every setting has an empty default: without one a host leaves
/// <c>${user_config.…}</c> where nobody filled it in.
/// </summary>
internal static class Manifest
{
    /// <summary>Where the program lies in the bundle.</summary>
    public const string ProgramFolder = "server";

    /// <summary>The icon's file in the bundle.</summary>
    public const string Icon = "icon.png";

    /// <summary>Writes it.</summary>
    public static JsonObject Of(Platform platform, IEnumerable<Tool> tools, RepositoryAddress? repository)
    {
        var manifest = new JsonObject
        {
            ["manifest_version"] = "0.3",
            ["name"] = Wording.Name,
            ["display_name"] = Wording.Title,
            ["version"] = Wording.Version,
            ["description"] = Wording.Description,
            ["long_description"] = Wording.LongDescription,
            ["author"] = new JsonObject { ["name"] = Wording.Author },
            ["icon"] = Icon,
            ["server"] = Server(platform),
            ["tools"] = new JsonArray([.. tools.Select(tool => new JsonObject { ["name"] = tool.Name, ["description"] = tool.Description })]),
            // What a grant covers decides what is listed in the end; a prompt's text is made of its arguments.
            ["tools_generated"] = true,
            ["prompts_generated"] = true,
            ["keywords"] = new JsonArray("sessionboard", "conference", "call for papers", "programme"),
            ["license"] = "MIT",
            ["compatibility"] = new JsonObject { ["platforms"] = new JsonArray(platform.System) },
            ["user_config"] = new JsonObject
            {
                ["api_token"] = Setting("API token", Wording.ApiTokenMeaning, isSensitive: true),
                ["region"] = Setting("Region", Wording.RegionMeaning),
                ["oauth_client_id"] = Setting("OAuth client", Wording.OAuthClientMeaning),
            },
        };
        if (repository is not null)
            manifest["repository"] = new JsonObject { ["type"] = "git", ["url"] = repository.Url };
        return manifest;
    }

    private static JsonObject Server(Platform platform) => new()
    {
        ["type"] = "binary",
        ["entry_point"] = $"{ProgramFolder}/{platform.Executable}",
        ["mcp_config"] = new JsonObject
        {
            ["command"] = $"${{__dirname}}/{ProgramFolder}/{platform.Executable}",
            ["args"] = new JsonArray("stdio"),
            ["env"] = new JsonObject
            {
                [Wording.ApiToken] = "${user_config.api_token}",
                [Wording.Region] = "${user_config.region}",
                [Wording.OAuthClient] = "${user_config.oauth_client_id}",
            },
        },
    };

    private static JsonObject Setting(string title, string description, bool isSensitive = false) => new()
    {
        ["type"] = "string",
        ["title"] = title,
        ["description"] = description,
        ["required"] = false,
        ["sensitive"] = isSensitive,
        ["default"] = "",
    };
}
