using System.Text.Json;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Seed;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Asks the operations of content for everything that an event has, in every form.</summary>
internal sealed class ContentWalk(int eventId, Func<string, HttpMethod, string, string?, Task<SandboxAnswer>> check)
{
    public static readonly string[] Operations = ["list-event-content", "get-event-content", "list-event-transcriptions"];

    private string Event => $"/v1/event/{eventId}";

    public async Task RunAsync()
    {
        await CheckAsync("get-event-content", "/content/event");
        await CheckAsync("get-event-content", "/content/event?expand=document");
        await CheckAsync("list-event-content", "/content?pageSize=2&expand=items&interval_sec=60");
        await CheckAsync("list-event-content", "/content?expand=transcription");
        await CheckAsync("list-event-transcriptions", "/transcriptions?pageSize=100&type=summary");
        foreach (var pack in (await CheckAsync("list-event-content", "/content?pageSize=100")).GetProperty("data").EnumerateArray())
            await SessionAsync(pack.GetProperty("id").GetString()!);
    }

    private async Task SessionAsync(string id)
    {
        var items = (await CheckAsync("get-session-content", $"/sessions/{id}/content?interval_sec=30")).GetProperty("data").GetProperty("items");
        foreach (var item in items.EnumerateArray())
            await CheckAsync("get-content-item", $"/content/items/{item.GetProperty("id").GetString()}?session_id={id}&interval_sec=30");
        await CheckAsync("get-content-item", "/content/items/recap");
        var pieces = (await CheckAsync("list-session-transcriptions", $"/sessions/{id}/transcriptions")).GetProperty("data");
        await CheckAsync("list-event-transcriptions", $"/transcriptions?session_id={id}");
        foreach (var piece in pieces.EnumerateArray())
        {
            await CheckAsync("get-transcription", $"/transcriptions/{piece.GetProperty("id").GetString()}");
            await CheckAsync("get-session-transcription", $"/sessions/{id}/transcriptions/{piece.GetProperty("id").GetString()}");
        }

        var recording = (await CheckAsync("list-session-recordings", $"/sessions/{id}/recordings")).GetProperty("data")[0];
        await CheckAsync("get-session-recording", $"/sessions/{id}/recordings/{recording.GetProperty("id").GetString()}");
        var media = Seeded.Event(eventId).Sessions.Single(session => session.Id.ToString() == id).Content!.MediaId;
        await CheckAsync("get-media-item", $"/sessions/{id}/media/{media}");
        foreach (var session in Seeded.Event(eventId).LiveProgramme().Where(session => session.Files.Count > 0).Take(20))
            await CheckAsync("list-session-files", $"/sessions/{session.Id}/files");
    }

    private async Task<JsonElement> CheckAsync(string operation, string path) =>
        (await check(operation, HttpMethod.Get, Event + path, null)).Json;
}
