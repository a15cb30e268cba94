using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>
/// A tool's one entry in the tests: all that goes through every tool (faults, personal data, strangers' text, scopes that are taken
/// away, clients) finds it here. <see cref="ToolSamples"/> finds it by its type.
/// </summary>
internal abstract class ToolSample(SessionboardTool tool)
{
    protected const int Event = SeededEvents.PublishingForum;
    protected const int OtherEvent = SeededEvents.DevCon;

    protected static readonly Organization Seed = SharedSeed.Organization;

    /// <summary>The tool.</summary>
    public SessionboardTool Tool => tool;

    /// <summary>The tool's name.</summary>
    public string Name => tool.ProtocolTool.Name;

    /// <summary>The arguments of a right call; null for none.</summary>
    public abstract object? Call { get; }

    /// <summary>The arguments of a right call that nothing answers which was read for <see cref="Call"/>; null where one list answers every call.</summary>
    public virtual object? OtherCall => null;

    /// <summary>The scopes without which Sessionboard itself does not answer <see cref="Call"/> in full, besides that for events, with which everything begins.</summary>
    public abstract IReadOnlyList<string> Needs { get; }

    /// <summary>The scopes without which Sessionboard refuses <see cref="OtherCall"/> at once, when the list of events is all that is still known.</summary>
    public virtual IReadOnlyList<string> OtherNeeds => Needs;

    /// <summary>The scopes without which Sessionboard refuses what a call writes. In the tests that go through every tool it waits for a person, and is only planned.</summary>
    public virtual IReadOnlyList<string> Writes => [];

    /// <summary>Whether <see cref="Call"/> is about the event of <see cref="OtherCall"/>, as only that one has an open draft: afterwards it is known.</summary>
    public bool IsOfTheOtherEvent => System.Text.Json.JsonSerializer.Serialize(Call).Contains($"\"event_id\":{OtherEvent}", StringComparison.Ordinal);

    /// <summary>Whether a call begins with the list of events.</summary>
    public virtual bool BeginsWithEvents => true;

    /// <summary>What we ask of a call, whatever it is for: that, and insights, which Sessionboard demands for every use over MCP.</summary>
    public virtual IReadOnlyList<string> RequiredScopes =>
        [.. new[] { Scopes.ReadInsights }.Concat(BeginsWithEvents ? [Scopes.ReadEvents] : []).Concat(Needs).Concat(OtherNeeds).Concat(Writes).Distinct()];

    /// <summary>Whether the list of events is all that a call needs.</summary>
    public bool IsOfEventList => Needs.Count == 0 && OtherCall is null;

    /// <summary>Whether a call is about an event only because the sample names one.</summary>
    public bool IsAboutEventByChoice => !tool.RequiredScopes.Contains(Scopes.ReadEvents);

    /// <summary>Whether <see cref="Call"/> names a record by words that somebody wrote, so that it is not found when they are written otherwise.</summary>
    public virtual bool NamesARecord => false;

    /// <summary>Whether a call is refused while personal data is masked.</summary>
    public virtual bool IsRefusedWhileMasked => false;

    /// <summary>Asks for everything that is of no one event.</summary>
    public virtual Task WalkAsync(ToolWalk walk) => Task.CompletedTask;

    /// <summary>Asks for everything of an event.</summary>
    public virtual Task WalkAsync(ToolWalk walk, Event @event) => Task.CompletedTask;

    protected static Guid SessionOf(int eventId) => PlantedRemarks.All.First(remark => remark.EventId == eventId).SessionId;

    protected static Event EventOf(int eventId) => Seed.Events.First(seeded => seeded.Id == eventId);

    protected static string ContactOf(int eventId) => Seed.Events.First(seeded => seeded.Id == eventId).Contacts[0].Id;
}

/// <inheritdoc/>
/// <typeparam name="TTool">The tool.</typeparam>
internal abstract class ToolSample<TTool>() : ToolSample(new TTool())
    where TTool : SessionboardTool, new();
