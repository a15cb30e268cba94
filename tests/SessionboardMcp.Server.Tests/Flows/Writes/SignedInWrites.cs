using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Identity.Approval;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>The server that people sign in to: the browser that consented decides.</summary>
internal sealed class SignedInWrites : WritingServer
{
    /// <summary>The person who lets personal data be shown, where the operator allows it.</summary>
    public const string Open = "open";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 29, 9, 30, 0, TimeSpan.Zero));
    private readonly SandboxServer _server;
    private readonly Dictionary<string, (Visitor Browser, Visitor.Tokens Tokens)> _people = [];
    private Visitor? _decider;

    private SignedInWrites(bool showsPersonalData) => _server = new SandboxServer(_time) { Configuration = new Dictionary<string, string?> { ["Privacy:ShowPersonalData"] = showsPersonalData ? "true" : "false" } };

    public override string Page => _server.Address.Text.TrimEnd('/');

    public override SandboxHost Sandbox => _server.Sandbox;

    /// <param name="showsPersonalData">Whether the operator allows that personal data is shown; it is to the person called <c>open</c>.</param>
    public static async Task<SignedInWrites> StartAsync(bool showsPersonalData = false)
    {
        var made = new SignedInWrites(showsPersonalData);
        await made._server.InitializeAsync();
        return made;
    }

    public override async Task<WritingAssistant> ConnectAsync(string revision, string person = "one", Func<ElicitRequestParams, ElicitResult>? answer = null, string? scopes = null)
    {
        if (!_people.TryGetValue(person, out var known))
        {
            var browser = new Visitor(_server.Address);
            _people[person] = known = (browser, await SandboxServer.SignInAsync(browser, "dana", showsPersonalData: person == Open, ("scope", $"{scopes ?? AllScopes} offline_access")));
            _decider ??= browser;
        }

        return await OpenAsync(new Uri(_server.Address.Origin, "/mcp"), known.Tokens.Access, revision, answer);
    }

    /// <summary>The tokens of a person who connected.</summary>
    public (Visitor Browser, string Token) Of(string person) => (_people[person].Browser, _people[person].Tokens.Access);

    public override Task DecideAsync(string changeId, string decision = "approve") => Buttons.PressAsync(_decider!, changeId, decision);

    public override async Task<IReadOnlyList<AuditEntry>> AuditedAsync()
    {
        await using var database = await _server.Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return [.. (await database.AuditEntries.OrderBy(row => row.Number).Select(row => row.Entry).ToListAsync()).Select(entry => JsonSerializer.Deserialize(entry, AuditJson.Default.AuditEntry)!)];
    }

    public override void Pass(TimeSpan span) => _time.Advance(span);

    public override async ValueTask DisposeAsync()
    {
        foreach (var (browser, _) in _people.Values)
            browser.Dispose();
        await _server.DisposeAsync();
        _server.Dispose();
    }
}

/// <summary>The buttons of a change's page.</summary>
internal static class Buttons
{
    /// <summary>Opens the page and presses one; it must count.</summary>
    public static async Task PressAsync(Visitor browser, string changeId, string decision)
    {
        var page = await ApprovalScene.OpenAsync(browser, $"/changes/{changeId}");
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK, page.Html);
        var pressed = await ApprovalScene.SendAsync(browser, $"/changes/{changeId}", page.Form, ("decision", decision));
        pressed.Status.ShouldBe(System.Net.HttpStatusCode.SeeOther, pressed.Html);
    }
}
