using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>Something that an assistant asks for.</summary>
/// <param name="Name">The tool, or the resource's address, or what else is asked for.</param>
/// <param name="Method">The method of the protocol.</param>
/// <param name="Parameters">Its parameters, as JSON.</param>
internal sealed record Question(string Name, string Method, string Parameters)
{
    private const int Event = SeededEvents.PublishingForum;

    /// <summary>Everything that brings something of Sessionboard's, each once.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        .. Answered.Select(sample => OfTool(sample, sample.Call)),
        .. ((string[])["events", $"events/{Event}", $"events/{Event}/agenda", $"events/{Event}/schema"]).Select(OfResource),
        new("completion", "completion/complete", """{"ref":{"type":"ref/prompt","name":"sponsor_report"},"argument":{"name":"event","value":"For"}}"""),
    ];

    /// <summary>Those that must reach Sessionboard, however much was kept for <see cref="All"/>.</summary>
    public static IReadOnlyList<Question> Others { get; } = [.. Answered.Where(sample => sample.OtherCall is not null).Select(sample => OfTool(sample, sample.OtherCall))];

    // What needs personal data brings nothing over these connections, with which Sessionboard masks it.
    private static IEnumerable<ToolSample> Answered => ToolSamples.All.Where(sample => !sample.IsRefusedWhileMasked);

    /// <summary>Whether the list of events is all that it needs, which may be a minute old.</summary>
    public bool IsOfEventList => Sample?.IsOfEventList ?? Name is "sessionboard://events" or "completion";

    /// <summary>Whether HTTP says what a grant lacks; a completion has nothing to propose then.</summary>
    public bool IsGated => Method != "completion/complete";

    /// <summary>Whether it is about an event only because the sample names one.</summary>
    public bool IsAboutEventByChoice => Sample?.IsAboutEventByChoice == true;

    /// <summary>Whether it is of use without a scope that the sample needs, with other arguments: about no event, or another kind of record.</summary>
    public bool IsOfUseWithout(string scope) =>
        (IsAboutEventByChoice && scope == Scopes.ReadEvents) || (Sample?.Tool is { EitherScopes.Count: > 0 } tool && !tool.RequiredScopes.Contains(scope));

    /// <summary>Whether it changes something, and so waits for a person: asked again it is told as it waits, and nothing is read where all of it was given.</summary>
    public bool Waits => Sample?.Tool is ChangeTool;

    /// <summary>Whether what waits is looked at once more when it is asked for again, as its content is read and not given.</summary>
    public bool IsReadAnew => Sample?.Tool is ChangeTool { Content: ChangeContent.Read };

    /// <summary>What is there to ask for.</summary>
    public static Question ToolList { get; } = new("tools/list", "tools/list", "{}");

    /// <summary>The sample of the tool that is asked; null where it is none.</summary>
    public ToolSample? Sample { get; private init; }

    private static Question OfTool(ToolSample sample, object? arguments) =>
        new(sample.Name, "tools/call", JsonSerializer.Serialize(new { name = sample.Name, arguments = arguments ?? new { } })) { Sample = sample };

    private static Question OfResource(string path) =>
        new($"sessionboard://{path}", "resources/read", JsonSerializer.Serialize(new { uri = $"sessionboard://{path}" }));
}
