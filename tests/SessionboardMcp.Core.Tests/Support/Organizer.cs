using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Tests.Changes;
using SessionboardMcp.Core.Tests.Faults;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>An organizer whose assistant may change things in a sandbox of its own: calls go through a real MCP client, and the person decides.</summary>
internal sealed class Organizer : IAsyncDisposable
{
    public const int Event = SeededEvents.PublishingForum;
    public const string Subject = "organizer";
    public const string Page = "https://changes.example/changes/";

    private readonly SandboxHost _sandbox;
    private readonly List<Assistant> _assistants = [];

    private Organizer(SandboxHost sandbox) => _sandbox = sandbox;

    public QuickClock Clock { get; private init; } = new();

    public SandboxFaults Faults { get; private init; } = new();

    public Wire Wire { get; } = new();

    public MemoryChanges Kept { get; } = new();

    /// <summary>The assistant of the first connection.</summary>
    public Assistant Assistant => _assistants[0];

    public static async Task<Organizer> OpenAsync(SandboxOptions? options = null, string token = "sandbox-full", IReadOnlyDictionary<string, string?>? settings = null, Caller? caller = null, McpClientOptions? asClient = null, string? page = Page)
    {
        var (clock, faults) = (new QuickClock(), new SandboxFaults());
        var sandbox = await SandboxHost.StartAsync((options ?? new SandboxOptions()) with { Limit = 100_000, TimeProvider = clock, Faults = faults });
        var organizer = new Organizer(sandbox) { Clock = clock, Faults = faults };
        await organizer.ConnectAsync(token, settings, caller ?? With(Scopes.AllRead.Concat(Scopes.AllWrite)), asClient, page);
        return organizer;
    }

    public static Caller With(IEnumerable<string> scopes, string subject = Subject) => new(subject, scopes.ToHashSet(StringComparer.Ordinal), ShowsPersonalData: false);

    /// <summary>Another connection, in a process of its own.</summary>
    public async Task<Assistant> ConnectAsync(string token, IReadOnlyDictionary<string, string?>? settings, Caller caller, McpClientOptions? asClient = null, string? page = Page)
    {
        var assistant = await Assistant.ConnectAsync(
            _sandbox.BaseAddress,
            token,
            configure: services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                Wire.Lay(services);
            },
            settings: new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Writes:Approval"] = settings?.GetValueOrDefault("Writes:Approval") ?? "risky", ["Tools:Sets"] = "all" },
            caller: caller,
            kept: Kept,
            page: page,
            asClient: asClient);
        _assistants.Add(assistant);
        return assistant;
    }

    /// <summary>What the person does on the page.</summary>
    public async Task<ChangeSet> DecideAsync(string changeId, bool approve = true)
    {
        var change = (await Kept.FindAsync(Subject, changeId, CancellationToken.None))!;
        var hash = ChangeDecision.HashOf(change);
        var decided = approve
            ? await Assistant.Decision.ApproveAsync(Subject, changeId, hash, Assistant.Sessionboard, CancellationToken.None)
            : await Assistant.Decision.RefuseAsync(Subject, changeId, hash, CancellationToken.None);
        decided.WasDecided.ShouldBeTrue();
        return decided.Change!;
    }

    /// <summary>A session that the public does not see and nobody decided about, made a while ago by a person.</summary>
    public async Task<Session> HiddenAsync(string title = "A hidden session")
    {
        var made = await Assistant.Sessionboard.Sessions.CreateAsync(Event, new Dictionary<string, System.Text.Json.JsonElement>
        {
            ["title"] = System.Text.Json.JsonSerializer.SerializeToElement(title),
            ["capacity"] = System.Text.Json.JsonSerializer.SerializeToElement(40),
            ["is_public"] = System.Text.Json.JsonSerializer.SerializeToElement(false),
        });
        Clock.Advance(TimeSpan.FromMinutes(5));
        return made;
    }

    /// <summary>Somebody else changes a session at Sessionboard, at this moment.</summary>
    public void SomebodyChanges(string sessionId, Func<SessionboardMcp.Sandbox.World.Session, SessionboardMcp.Sandbox.World.Session> change)
    {
        var id = Guid.Parse(sessionId);
        _sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Sessions = [.. one.Sessions.Select(session => session.Id == id ? change(session) with { UpdatedAt = Clock.GetUtcNow() } : session)] })],
        }).GetAwaiter().GetResult();
    }

    /// <summary>A contact that a person made a while ago.</summary>
    public async Task<Contact> PersonAsync(string firstName = "Grete", string lastName = "Hermann", string email = "grete.hermann@bremen.example")
    {
        var made = await Assistant.Sessionboard.Contacts.CreateAsync(Event, new Dictionary<string, System.Text.Json.JsonElement>
        {
            ["email"] = System.Text.Json.JsonSerializer.SerializeToElement(email),
            ["first_name"] = System.Text.Json.JsonSerializer.SerializeToElement(firstName),
            ["last_name"] = System.Text.Json.JsonSerializer.SerializeToElement(lastName),
            ["company"] = System.Text.Json.JsonSerializer.SerializeToElement("Bremen"),
        });
        Clock.Advance(TimeSpan.FromMinutes(5));
        return made;
    }

    /// <summary>A company that a person made a while ago.</summary>
    public async Task<Account> CompanyAsync(string name = "Difference Engines", AccountKind kind = AccountKind.Sponsor)
    {
        var made = await Assistant.Sessionboard.Accounts.CreateAsync(Event, kind, new Dictionary<string, System.Text.Json.JsonElement>
        {
            ["name"] = System.Text.Json.JsonSerializer.SerializeToElement(name),
        });
        Clock.Advance(TimeSpan.FromMinutes(5));
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var assistant in _assistants)
            await assistant.DisposeAsync();
        await _sandbox.DisposeAsync();
    }
}
