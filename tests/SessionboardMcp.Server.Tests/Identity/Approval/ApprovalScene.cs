using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Pages;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Identity.Authorization;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Approval;

/// <summary>A person who connected an assistant that may edit sessions, and what the assistant then wants to change.</summary>
internal sealed partial class ApprovalScene : IAsyncDisposable
{
    public const int Event = SeededEvents.PublishingForum;

    private readonly SandboxServer _server;
    private readonly List<Visitor> _visitors = [];

    private ApprovalScene(SandboxServer server, FakeTimeProvider time) => (_server, Time) = (server, time);

    public FakeTimeProvider Time { get; }

    public SandboxServer Server => _server;

    /// <summary>The browser that consented.</summary>
    public Visitor Person { get; private set; } = null!;

    /// <summary>What the assistant has.</summary>
    public Visitor.Tokens Tokens { get; private set; } = null!;

    public string Connection { get; private set; } = "";

    public ISessionboardClient Client { get; private set; } = null!;

    public IChangeStore Store => _server.Services.GetRequiredService<IChangeStore>();

    public static async Task<ApprovalScene> StartAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 9, 30, 0, TimeSpan.Zero));
        var requested = new RequestedScopes { Instead = "read:insights read:events read:sessions write:sessions write:metadata offline_access" };
        var server = new SandboxServer(time) { Configure = requested.AddTo };
        await server.InitializeAsync();
        var scene = new ApprovalScene(server, time);
        scene.Person = scene.Browser();
        (scene.Tokens, scene.Connection) = await scene.ConnectAsync(scene.Person);
        scene.Client = await scene.ClientAsync(scene.Connection);
        return scene;
    }

    /// <summary>Another browser, which has no cookie yet.</summary>
    public Visitor Browser()
    {
        var visitor = new Visitor(_server.Address);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Connects an assistant from a browser.</summary>
    public async Task<(Visitor.Tokens Tokens, string Connection)> ConnectAsync(Visitor visitor)
    {
        var before = await QueryAsync(database => database.Connections.Select(row => row.Id).ToListAsync());
        var tokens = await SandboxServer.SignInAsync(visitor, "dana");
        return (tokens, await QueryAsync(database => database.Connections.Where(row => !before.Contains(row.Id)).Select(row => row.Id).SingleAsync()));
    }

    public async Task<T> QueryAsync<T>(Func<ServerDatabase, Task<T>> query)
    {
        await using var database = await _server.Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return await query(database);
    }

    /// <summary>What was written down, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditedAsync() =>
        [.. (await QueryAsync(database => database.AuditEntries.OrderBy(row => row.Number).Select(row => row.Entry).ToListAsync()))
            .Select(entry => JsonSerializer.Deserialize(entry, AuditJson.Default.AuditEntry)!)];

    /// <summary>A session of the event.</summary>
    public async Task<Session> SessionAsync(Func<Session, bool>? isMeant = null)
    {
        for (var page = 1; ; page++)
        {
            var found = await Client.Sessions.SearchAsync(Event, new SessionSearch(), page, 100);
            if (found.Items.FirstOrDefault(session => session is { IsAbstract: false, Capacity: not null, CompositionStatus.IsReadOnly: false } && isMeant?.Invoke(session) != false) is { } session)
                return await Client.Sessions.GetAsync(Event, session.Id);
            found.Items.Count.ShouldBe(100, "the seed holds no such session");
        }
    }

    /// <summary>A change of one session's capacity that waits.</summary>
    public async Task<ChangeSet> WaitingAsync(Session? session = null, string? connection = null, int capacity = 77)
    {
        session ??= await SessionAsync();
        var id = $"{Guid.NewGuid():N}";
        var change = SampleChanges.Of($"Change capacity of \"{session.Title}\".", ["The public sees the session."], ["The public sees it."],
        [
            new RecordChange
            {
                Kind = RecordKind.Session,
                Action = RecordAction.Update,
                Id = session.Id,
                Name = session.Title!,
                AdminUrl = session.AdminUrl,
                BaseUpdatedAt = session.UpdatedAt,
                Fields =
                [
                    new FieldChange
                    {
                        Field = "capacity", Label = "capacity", Before = JsonSerializer.SerializeToElement(session.Capacity), After = JsonSerializer.SerializeToElement(capacity),
                        ShownBefore = $"{session.Capacity}", ShownAfter = $"{capacity}",
                    },
                ],
            },
        ]) with
        { Id = id, Fingerprint = id, Connection = connection ?? Connection, EventId = Event, CreatedAt = Time.GetUtcNow(), ExpiresAt = Time.GetUtcNow().AddHours(24) };
        return await Store.AddAsync(change, CancellationToken.None);
    }

    public async Task<ChangeSet> KeptAsync(ChangeSet change) => (await Store.FindAsync(change.Connection, change.Id, CancellationToken.None))!;

    /// <summary>Holds that nobody decided about it.</summary>
    public async Task StillWaitsAsync(ChangeSet change) =>
        (await KeptAsync(change)).ShouldSatisfyAllConditions(kept => kept.State.ShouldBe(ChangeState.Waiting), kept => kept.Version.ShouldBe(change.Version), kept => kept.DecidedBy.ShouldBeNull());

    public async Task<int?> CapacityAsync(ChangeSet change) => (await Client.Sessions.GetAsync(Event, change.Records[0].Id!)).Capacity;

    /// <summary>Opens a page: its status, its words and the fields of its form.</summary>
    public static async Task<(HttpStatusCode Status, string Html, Dictionary<string, string> Form)> OpenAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        var form = new Dictionary<string, string>();
        foreach (Match field in Hidden().Matches(html))
            form[field.Groups[1].Value] = WebUtility.HtmlDecode(field.Groups[2].Value);
        return (answer.StatusCode, html, form);
    }

    /// <summary>Opens the page of a change and presses a button on it.</summary>
    public static async Task<(HttpStatusCode Status, string Html, string? Location)> PressAsync(Visitor visitor, ChangeSet change, string decision, params (string Name, string Value)[] more)
    {
        var page = await OpenAsync(visitor, $"/changes/{change.Id}");
        return await SendAsync(visitor, $"/changes/{change.Id}", page.Form, [("decision", decision), .. more]);
    }

    /// <summary>Sends a form.</summary>
    public static async Task<(HttpStatusCode Status, string Html, string? Location)> SendAsync(Visitor visitor, string path, Dictionary<string, string> form, params (string Name, string Value)[] more)
    {
        var all = new Dictionary<string, string>(form);
        foreach (var (name, value) in more)
            all[name] = value;
        using var answer = await visitor.PostAsync(path, all);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await _server.DisposeAsync();
        _server.Dispose();
    }

    private async Task<ISessionboardClient> ClientAsync(string id) =>
        _server.Services.GetRequiredService<ConnectionClients>().For(await QueryAsync(database => database.Connections.AsNoTracking().SingleAsync(row => row.Id == id)));

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
