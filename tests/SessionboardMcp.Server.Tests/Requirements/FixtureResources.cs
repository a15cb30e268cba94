using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>The resources that the suite reads.</summary>
internal static class FixtureResources
{
    public static IEnumerable<McpServerResource> Create() =>
    [
        Resource("test://static-text", "text/plain", () => new TextResourceContents { Uri = "test://static-text", MimeType = "text/plain", Text = "This is the content of the static text resource." }),
        Resource("test://static-binary", "image/png", () => BlobResourceContents.FromBytes(FixtureContent.Pixel, "test://static-binary", "image/png")),
        Resource("test://watched-resource", "text/plain", () => new TextResourceContents { Uri = "test://watched-resource", MimeType = "text/plain", Text = "Watched." }),
        Resource("test://template/{id}/data", "application/json", (string id) => new TextResourceContents
        {
            Uri = $"test://template/{id}/data",
            MimeType = "application/json",
            Text = JsonSerializer.Serialize(new { id, templateTest = true, data = $"Data for ID: {id}" }),
        }),
    ];

    private static McpServerResource Resource(string uri, string mimeType, Delegate body) =>
        McpServerResource.Create(body, new McpServerResourceCreateOptions { UriTemplate = uri, Name = uri, MimeType = mimeType, Description = "A fixture of the conformance suite." });
}
