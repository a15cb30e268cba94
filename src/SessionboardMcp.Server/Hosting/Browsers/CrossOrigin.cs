using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Clients.Registration;

namespace SessionboardMcp.Server.Hosting.Browsers;

/// <summary>
/// What pages of other origins may read: the metadata documents, whoever asks, as they are public; the endpoints that an assistant
/// calls by itself, where its origin is on the list. Pages for people and the authorization endpoint are navigated to and never read.
/// No answer ever lets cookies come along.
/// </summary>
internal static class CrossOrigin
{
    private const string DocumentsPolicy = "documents";
    private const string AssistantsPolicy = "assistants";

    // What assistants send: the transport's headers at each protocol revision, and the resumption of a stream.
    private static readonly string[] SentHeaders =
    [
        HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.Accept,
        "Mcp-Protocol-Version", "Mcp-Session-Id", "Mcp-Method", "Mcp-Name", "Last-Event-ID",
    ];

    private static readonly string[] DocumentPaths = ["/.well-known", AuthorizationServer.Path + "/.well-known", AuthorizationServer.Path + "/jwks"];

    private static readonly string[] AssistantPaths =
    [
        McpEndpoint.Path, AuthorizationServer.Path + "/token", AuthorizationServer.Path + "/revoke", RegistrationEndpoint.Path,
    ];

    // Chromium's own most.
    private static readonly TimeSpan PreflightKept = TimeSpan.FromHours(2);

    /// <summary>Adds the policies.</summary>
    public static void AddCrossOrigin(this WebApplicationBuilder builder)
    {
        var origins = AllowedOrigins.Read(builder.Configuration);
        builder.Services.AddSingleton(origins);
        builder.Services.AddCors(cors =>
        {
            // SDKs send the protocol's version with their requests for metadata, too.
            cors.AddPolicy(DocumentsPolicy, policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Head).AllowAnyHeader().SetPreflightMaxAge(PreflightKept));
            cors.AddPolicy(AssistantsPolicy, policy => Describe(policy, origins));
        });
    }

    /// <summary>Puts them before whatever asks for a token: a browser asks first without one.</summary>
    public static void UseCrossOrigin(this WebApplication app)
    {
        app.UseWhen(context => IsDocument(context.Request.Path), branch => branch.UseCors(DocumentsPolicy));
        app.UseWhen(context => IsForAssistants(context.Request.Path), branch => branch.UseCors(AssistantsPolicy));
    }

    /// <summary>Whether a request that names another origin may go on.</summary>
    public static bool Admits(this AllowedOrigins origins, HttpRequest request) =>
        IsDocument(request.Path)
        || (IsForAssistants(request.Path) && request.Headers.Origin is { Count: 1 } named && origins.Contains(named[0]));

    private static void Describe(CorsPolicyBuilder policy, AllowedOrigins origins) => policy
        .WithOrigins([.. origins.All])
        .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete)
        .WithHeaders(SentHeaders)
        .WithExposedHeaders(HeaderNames.WWWAuthenticate, "Mcp-Session-Id", "MCP-Protocol-Version", HeaderNames.RetryAfter)
        .SetPreflightMaxAge(PreflightKept);

    private static bool IsDocument(PathString path) => IsBelow(path, DocumentPaths);

    private static bool IsForAssistants(PathString path) => IsBelow(path, AssistantPaths);

    private static bool IsBelow(PathString path, string[] roots) =>
        Array.Exists(roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
