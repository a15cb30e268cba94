using System.Net;
using System.Text.Json;
using SessionboardMcp.Proof.Bench;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Soak;

/// <summary>Somebody who asks about one event: one connection, which is one credential, one call after the other.</summary>
internal sealed class Organizer : IDisposable
{
    private const string Told = "there was no room to keep it";
    private static readonly string[] Words = ["data", "cloud", "security", "anna", "testing", "health", "\"machine learning\"", "a"];

    private readonly Visitor _visitor;
    private readonly string _token;
    private readonly int _event;
    private readonly TimeSpan _pause;
    private readonly Random _random;

    private Organizer(Visitor visitor, string token, int number)
    {
        (_visitor, _token, _random) = (visitor, token, new Random(number));
        var isLarge = number % 17 == 0;
        _event = isLarge ? LargeEvent.Id : number % 2 == 0 ? SeededEvents.PublishingForum : SeededEvents.HealthDay;
        // A first reading of the large one takes seconds, and nobody asks for that all the time.
        _pause = isLarge ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(5);
    }

    public int Answers { get; private set; }

    /// <summary>How many of the answers said that something was read again, as there was no room to keep it.</summary>
    public int HadNoRoom { get; private set; }

    public int Failures { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>Connects with rights that go by the number: all or only those to read, personal data shown or masked.</summary>
    /// <param name="address">Where the server is.</param>
    /// <param name="number">Which of them it is.</param>
    /// <param name="client">An assistant that is registered; null where it registers itself.</param>
    public static async Task<Organizer> ConnectAsync(PublicAddress address, int number, string? client)
    {
        var visitor = new Visitor(address) { ClientId = client ?? "" };
        (string, string?)[] scopes = number % 3 == 0 ? [("scope", "read:contacts read:events read:insights read:sessions offline_access")] : [];
        var tokens = await SandboxServer.SignInAsync(visitor, number % 3 == 0 ? "rui" : "dana", showsPersonalData: number % 4 == 0, scopes);
        return new Organizer(visitor, tokens.Access, number);
    }

    /// <summary>The assistant by which it is connected.</summary>
    public string Client => _visitor.ClientId;

    /// <summary>Asks until it is told to end.</summary>
    public async Task WorkAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            // Not all at once.
            await Task.Delay(_pause * (0.5 + _random.NextDouble()), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!end.IsCancellationRequested)
                await AskAsync();
        }
    }

    public void Dispose() => _visitor.Dispose();

    private async Task AskAsync()
    {
        var word = Words[_random.Next(Words.Length)];
        (string Tool, object Arguments) asked = _random.Next(8) switch
        {
            0 or 1 => ("search_sessions", new { event_id = _event, text = word, page = _random.Next(1, 4) }),
            2 => ("search_people", new { event_id = _event, text = word }),
            3 => ("get_event_overview", new { event_id = _event }),
            4 => ("check_programme", new { event_id = _event }),
            5 => ("list_event_settings", new { event_id = _event, kind = "rooms" }),
            6 => ("search_sessions", new { event_id = _event, kind = "sub-session" }),
            _ => ("search_sponsors_exhibitors", new { event_id = _event, kind = "sponsors" }),
        };
        try
        {
            using var response = await _visitor.CallAsync(_token, "tools/call", JsonSerializer.Serialize(new { name = asked.Tool, arguments = asked.Arguments }));
            var text = response.StatusCode == HttpStatusCode.OK ? (await Visitor.JsonAsync(response)).GetRawText() : $"{response.StatusCode}";
            if (response.StatusCode != HttpStatusCode.OK || text.Contains("\"isError\":true", StringComparison.Ordinal) || !text.Contains("structuredContent", StringComparison.Ordinal))
                Fail($"{asked.Tool}: {text[..Math.Min(200, text.Length)]}");
            Answers++;
            if (text.Contains(Told, StringComparison.Ordinal))
                HadNoRoom++;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            Fail($"{asked.Tool}: {failure.GetType().Name}");
        }
    }

    private void Fail(string what) => (Failures, Failure) = (Failures + 1, what);
}
