using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Redirects;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

public class KnownClientsTests
{
    private static readonly KnownClientsFile Known = KnownClientsFile.Load();

    [Fact]
    public void The_well_known_assistants_are_pinned() =>
        Known.Documents.Select(document => Rules.With().Document(ClientIdUrl.Parse(document.ClientId!)!, document, ClientSource.PinnedDocument))
            .ToDictionary(client => client.Name, client => string.Join(' ', client.RedirectUris))
            .ShouldBe(new Dictionary<string, string>
            {
                ["Claude"] = "https://claude.ai/api/mcp/auth_callback https://claude.com/api/mcp/auth_callback",
                ["Claude Code"] = "http://localhost/callback http://127.0.0.1/callback",
                ["ChatGPT"] = "https://chatgpt.com/connector_platform_oauth_redirect",
                ["Visual Studio Code"] = "http://127.0.0.1/ https://vscode.dev/redirect",
            });

    [Fact]
    public void The_copies_are_dated() => Known.AsOf.ShouldBeGreaterThanOrEqualTo(new DateOnly(2026, 11, 24));

    [Fact]
    public void Every_redirect_is_a_pattern() => Known.RegistrationRedirects.ShouldAllBe(redirect => RedirectPattern.Parse(redirect) != null);
}
