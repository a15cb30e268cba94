using System.Text.Json;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Tests.Faults;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.SignIn.TakenAway;

/// <summary>Something that an assistant asks for.</summary>
/// <param name="Name">The tool, or the resource's address, or what else is asked for.</param>
/// <param name="Method">The method of the protocol.</param>
/// <param name="Parameters">Its parameters, as JSON.</param>
internal sealed record Question(string Name, string Method, string Parameters)
{
    private const int Event = SeededEvents.PublishingForum;

    /// <summary>The tools, those among them that only some clients see.</summary>
    public static IReadOnlyList<string> Tools { get; } = [.. VisibleTools.Names, "search", "fetch"];

    /// <summary>Everything that brings something of Sessionboard's, each once.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        .. Tools.Select(tool => OfTool(tool, ToolSamples.Of(tool))),
        .. ((string[])["events", $"events/{Event}", $"events/{Event}/agenda", $"events/{Event}/schema"]).Select(OfResource),
        new("completion", "completion/complete", """{"ref":{"type":"ref/prompt","name":"sponsor_report"},"argument":{"name":"event","value":"For"}}"""),
    ];

    /// <summary>Those that must reach Sessionboard, however much was kept for <see cref="All"/>.</summary>
    public static IReadOnlyList<Question> Others { get; } = [.. ToolSamples.Others.Select(other => OfTool(other.Key, other.Value))];

    /// <summary>Whether the list of events is all that it needs, which may be a minute old.</summary>
    public bool IsOfEventList => Name is "list_events" or "find_event" or "sessionboard://events" or "completion";

    /// <summary>Whether HTTP says what a grant lacks; a completion has nothing to propose then.</summary>
    public bool IsGated => Method != "completion/complete";

    /// <summary>Whether it is about an event only because the sample names one.</summary>
    public bool IsAboutEventByChoice => Name is "get_schema" or "run_query" or "ask_data";

    /// <summary>What is there to ask for.</summary>
    public static Question ToolList { get; } = new("tools/list", "tools/list", "{}");

    private static Question OfTool(string tool, object? arguments) =>
        new(tool, "tools/call", JsonSerializer.Serialize(new { name = tool, arguments = arguments ?? new { } }));

    private static Question OfResource(string path) =>
        new($"sessionboard://{path}", "resources/read", JsonSerializer.Serialize(new { uri = $"sessionboard://{path}" }));
}
