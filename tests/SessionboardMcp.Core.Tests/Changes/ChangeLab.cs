using System.Text.Json;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tests.Faults;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Changes;

/// <summary>Changes an event of a sandbox of its own, as the write tools will: arguments, plan, pipeline.</summary>
internal sealed class ChangeLab : IAsyncDisposable
{
    public const int Event = SeededEvents.PublishingForum;

    private static readonly ToolInputs Sessions = new(
        EventArgument.Required, SessionArguments.SessionId with { IsRequired = false }, SessionArguments.Title, SessionArguments.Kind, SessionArguments.Description,
        SessionArguments.Find, SessionArguments.Replace, SessionArguments.StartsAt, SessionArguments.EndsAt, SessionArguments.Room, SessionArguments.Track,
        SessionArguments.Format, SessionArguments.Level, SessionArguments.Language, SessionArguments.Tags, SessionArguments.AddTags, SessionArguments.RemoveTags,
        SessionArguments.Capacity, SessionArguments.Status, SessionArguments.IsPublic, SessionArguments.Parent, SessionArguments.CustomFields);

    private static readonly ToolInputs Settings = new(
        EventArgument.Required, SettingArguments.Kind, SettingArguments.Setting with { IsRequired = false }, SettingArguments.Name, SettingArguments.Capacity, SettingArguments.Color);

    private readonly SandboxHost _sandbox;
    private readonly Assistant _assistant;

    private ChangeLab(SandboxHost sandbox, Assistant assistant, QuickClock clock, SandboxFaults faults, Wire wire)
    {
        (_sandbox, _assistant, Clock, Faults, Wire) = (sandbox, assistant, clock, faults, wire);
        Sender = new ChangeSender(Kept, Kept, clock);
        Decision = new ChangeDecision(Kept, Sender, Microsoft.Extensions.Options.Options.Create(Options), clock);
        Reader = new ChangeReader(Kept, clock);
        Pipeline = new ChangePipeline(Kept, Sender, Reader, Microsoft.Extensions.Options.Options.Create(Options), clock);
    }

    public QuickClock Clock { get; }

    public SandboxFaults Faults { get; }

    public Wire Wire { get; }

    public MemoryChanges Kept { get; } = new();

    public WritesOptions Options { get; } = new();

    public ChangeSender Sender { get; }

    public ChangeDecision Decision { get; }

    public ChangeReader Reader { get; }

    public ChangePipeline Pipeline { get; }

    /// <summary>Whose changes these are: bound to the credential.</summary>
    public string Subject => _assistant.Call().Caller.Subject;

    public ISessionboardClient Client => _assistant.Sessionboard;

    public SandboxHost Sandbox => _sandbox;

    public static async Task<ChangeLab> OpenAsync(string token = "sandbox-full")
    {
        var (clock, faults, wire) = (new QuickClock(), new SandboxFaults(), new Wire());
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, TimeProvider = clock, Faults = faults });
        var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, token, configure: services =>
        {
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(services, clock);
            wire.Lay(services);
        });
        return new ChangeLab(sandbox, assistant, clock, faults, wire);
    }

    /// <summary>What happens once between a plan and its being kept.</summary>
    public Func<Task>? AfterPlanning { get; set; }

    public Task<ChangeSet> CreateSettingAsync(object arguments) => SubmitAsync("create_event_setting", Settings, arguments, SettingPlan.CreateAsync);

    public Task<ChangeSet> UpdateSettingAsync(object arguments) => SubmitAsync("update_event_setting", Settings, arguments, SettingPlan.UpdateAsync);

    public Task<ChangeSet> CreateSessionAsync(object arguments) => SubmitAsync("create_session", Sessions, arguments, SessionPlan.CreateAsync);

    public Task<ChangeSet> UpdateSessionAsync(object arguments) => SubmitAsync("update_session", Sessions, arguments, SessionPlan.UpdateAsync);

    public async Task<ChangeSet> UndoAsync(ChangeSet change)
    {
        var call = _assistant.Call();
        return await Pipeline.SubmitAsync(
            call.Caller, Client, "undo_change", new Dictionary<string, JsonElement> { ["change_id"] = JsonElement.Parse($"\"{change.Id}\"") }, ChangeContent.Searched,
            async token =>
            {
                var undo = await UndoPlan.OfAsync(change, Client, Clock, token);
                return new ChangePlan
                {
                    Event = await EventArgument.FindAsync(Client, $"{Event}", token),
                    Summary = "Take it back.",
                    Records = undo.Records,
                    Effects = undo.Left,
                    UndoOf = change.Id,
                };
            },
            canWait: _ => true,
            CancellationToken.None);
    }

    public Task<Decided> ApproveAsync(ChangeSet change) => Decision.ApproveAsync(change.Connection, change.Id, ChangeDecision.HashOf(change), Client, CancellationToken.None);

    /// <summary>A session that the public does not see and nobody decided about, made a while ago, as if a person had made it.</summary>
    public async Task<Session> HiddenAsync()
    {
        var made = await Client.Sessions.CreateAsync(Event, new Dictionary<string, JsonElement>
        {
            ["title"] = JsonElement.Parse("\"A hidden session\""),
            ["capacity"] = JsonElement.Parse("40"),
            ["is_public"] = JsonElement.Parse("false"),
        });
        Clock.Advance(TimeSpan.FromMinutes(5));
        return made;
    }

    /// <summary>A session of the event as Sessionboard holds it, in whatever state a test needs it.</summary>
    public async Task<Session> SessionAsync(Func<Session, bool> isMeant)
    {
        for (var page = 1; ; page++)
        {
            var found = await Client.Sessions.SearchAsync(Event, new SessionSearch(), page, 100);
            if (found.Items.FirstOrDefault(isMeant) is { } session)
                return session;
            found.Items.Count.ShouldBe(100, "the seed holds no such session");
        }
    }

    public Task<IReadOnlyList<Setting>> SettingsAsync(SettingKind kind) => Client.Settings.ListAsync(Event, kind);

    public async ValueTask DisposeAsync()
    {
        await _assistant.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private async Task<ChangeSet> SubmitAsync(string tool, ToolInputs inputs, object arguments, Func<AskedEvent, CancellationToken, Task<ChangePlan>> plan)
    {
        var given = JsonSerializer.SerializeToElement(arguments).EnumerateObject().Append(JsonSerializer.SerializeToElement(new { event_id = Event }).EnumerateObject().First())
            .ToDictionary(property => property.Name, property => property.Value);
        var call = _assistant.Call() with { Arguments = inputs.Read(given) };
        return await Pipeline.SubmitAsync(
            call.Caller,
            call.Client,
            tool,
            given,
            ChangeContent.Given,
            async token =>
            {
                var planned = await plan(AskedEvent.Of(call, await EventArgument.RequiredAsync(call, token)), token);
                var happens = AfterPlanning;
                AfterPlanning = null;
                await (happens?.Invoke() ?? Task.CompletedTask);
                return planned;
            },
            canWait: _ => true,
            CancellationToken.None);
    }

    /// <summary>Somebody else changes a session at Sessionboard, some minutes after it was last read.</summary>
    public async Task SomebodyChangesAsync(string sessionId, Func<SessionboardMcp.Sandbox.World.Session, SessionboardMcp.Sandbox.World.Session> change)
    {
        Clock.Advance(TimeSpan.FromMinutes(5));
        var id = Guid.Parse(sessionId);
        await _sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Sessions = [.. one.Sessions.Select(session => session.Id == id ? change(session) with { UpdatedAt = Clock.GetUtcNow() } : session)] })],
        });
    }

    /// <summary>A session made past the pipeline, as if a person had made it a while ago.</summary>
    public async Task<Session> MadeAsync(object fields)
    {
        var made = await Client.Sessions.CreateAsync(Event, JsonSerializer.SerializeToElement(fields).EnumerateObject().ToDictionary(field => field.Name, field => field.Value));
        Clock.Advance(TimeSpan.FromMinutes(5));
        return made;
    }
}
