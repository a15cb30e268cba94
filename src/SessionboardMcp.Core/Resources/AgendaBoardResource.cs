using System.Text.Json.Nodes;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Resources;

/// <summary><c>ui://sessionboard/agenda</c>: the page of the agenda board, made of the sources in <c>Board</c>. It holds nothing of any event.</summary>
internal sealed class AgendaBoardResource() : SessionboardResource(
    ToolView.AgendaBoard.Address, "agenda_board", "Agenda board", "An agenda draft as a board: rooms, times, conflicts, and sessions that can be moved.", ToolView.MediaType)
{
    private static readonly Lazy<string> Page = new(() =>
    {
        using var stream = typeof(AgendaBoardResource).Assembly.GetManifestResourceStream("agenda.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions];

    /// <inheritdoc/>
    protected override TimeSpan TimeToLive => TimeSpan.FromMinutes(10);

    // MCP Apps 2026-01-26, UIResourceMeta: nothing is fetched, framed or asked of the browser. Empty lists say so in words that a host may show.
    /// <inheritdoc/>
    protected override JsonObject Meta => new()
    {
        ["ui"] = new JsonObject
        {
            ["csp"] = new JsonObject
            {
                ["connectDomains"] = new JsonArray(),
                ["resourceDomains"] = new JsonArray(),
                ["frameDomains"] = new JsonArray(),
                ["baseUriDomains"] = new JsonArray(),
            },
            ["prefersBorder"] = true,
        },
    };

    /// <inheritdoc/>
    protected override Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken) => Task.FromResult(Page.Value);
}
