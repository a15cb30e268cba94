using System.Diagnostics;
using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>An assistant that a person connected: one connection, one call after the other.</summary>
internal sealed class Assistant : IDisposable
{
    public const int Event = SeededEvents.DevCon;

    private const string Scopes = "read:contacts read:events read:insights read:sessions write:metadata offline_access";

    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(20);
    private static readonly string[] Words = ["data", "cloud", "security", "teams", "testing"];
    private static int _number;

    private readonly Visitor _visitor;
    private readonly Caller _caller;
    private Visitor.Tokens _tokens;
    private long _wrote = Stopwatch.GetTimestamp();
    private long _refreshed = Stopwatch.GetTimestamp();
    private string? _made;

    private Assistant(Visitor visitor, Visitor.Tokens tokens, Caller caller) => (_visitor, _tokens, _caller) = (visitor, tokens, caller);

    /// <summary>What it made, and how often each must be there in the end.</summary>
    public Written Written { get; } = new();

    /// <summary>The whole OAuth flow to a token, and a refresh.</summary>
    /// <param name="address">The proxy.</param>
    /// <param name="document">The address of the assistant's metadata document; null where it registers.</param>
    /// <param name="caller">Sends what it asks then.</param>
    public static async Task<Assistant> ConnectAsync(PublicAddress address, string? document, Caller caller)
    {
        var visitor = new Visitor(address) { ClientId = document ?? "" };
        var assistant = new Assistant(visitor, await SandboxServer.SignInAsync(visitor, "dana", ("scope", Scopes)), caller);
        return await assistant.IsConnectedAsync() ? assistant : throw new InvalidOperationException("The connection could not be refreshed right after it was made.");
    }

    /// <summary>Calls until it is told to end.</summary>
    /// <param name="pause">How long it thinks between two calls.</param>
    /// <param name="onlyReads">Whether it leaves out to write, and to renew its token far more often than it has to, which is every hour.</param>
    /// <param name="end">Tells it to end; a call that runs is waited for.</param>
    public async Task WorkAsync(TimeSpan pause, bool onlyReads, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (!onlyReads && IsDue(ref _refreshed, BetweenRefreshes))
                await RefreshAsync();
            else if (!onlyReads && IsDue(ref _wrote, BetweenWrites))
                await WriteAsync();
            else
                await ReadAsync(Interlocked.Increment(ref _number));
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, CancellationToken.None);
        }
    }

    /// <summary>Whether its grant lives, here and at Sessionboard.</summary>
    public async Task<bool> IsConnectedAsync() => await RefreshAsync() && await ReadAsync(0) is not null;

    public void Dispose() => _visitor.Dispose();

    private static bool IsDue(ref long last, TimeSpan after)
    {
        if (Stopwatch.GetElapsedTime(last) < after)
            return false;
        last = Stopwatch.GetTimestamp();
        return true;
    }

    private Task<JsonElement?> ReadAsync(int number) => (number % 8) switch
    {
        0 or 3 or 6 => ToolAsync("list_events", new { }),
        1 or 4 => ToolAsync("search_sessions", new { event_id = Event, text = Words[number % Words.Length] }),
        _ => ToolAsync("run_query", new { event_id = Event, query = $"FIND Session WHERE title != 'x{number}' INCLUDE title, id LIMIT 20" }),
    };

    // Makes one, keeps it, makes one, takes it back, and so on. What was not answered is not asked for again: it may have been done.
    private async Task WriteAsync()
    {
        if (_made is { } change)
        {
            _made = null;
            var undone = await ToolAsync("undo_change", new { change_id = change });
            Written.Undo(isDone: undone is not null && State(undone.Value) == "applied");
            return;
        }

        var name = $"Proof {Guid.NewGuid():N}";
        var isKept = Written.Begin(name);
        var made = await ToolAsync("create_event_setting", new { event_id = Event, kind = "tag", name });
        if (made is { } answer && State(answer) == "applied")
        {
            Written.Made();
            _made = isKept ? null : answer.GetProperty("changeId").GetString();
        }
    }

    private async Task<bool> RefreshAsync()
    {
        var answer = await _caller.AskAsync(() => _visitor.PostAsync("/as/token", new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = _tokens.Refresh!,
            ["client_id"] = _visitor.ClientId,
        }));
        if (answer is not { } json)
            return false;
        _tokens = Visitor.Tokens.Of(json);
        return true;
    }

    private static string? State(JsonElement content) => content.GetProperty("state").GetString();

    private async Task<JsonElement?> ToolAsync(string name, object arguments)
    {
        var parameters = JsonSerializer.Serialize(new { name, arguments });
        var answer = await _caller.AskAsync(() => _visitor.CallAsync(_tokens.Access, "tools/call", parameters));
        return answer?.GetProperty("result").GetProperty("structuredContent");
    }
}
