using System.Net.Http.Json;
using System.Text.Json;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What is at Sessionboard in the end, compared with what the assistants were told.</summary>
/// <param name="Made">How many names were asked for.</param>
/// <param name="Twice">How many are there more often than they may be.</param>
/// <param name="Lost">How many are not there, although an answer said so.</param>
/// <param name="Unsure">Of how many no answer came: they may be there once.</param>
internal sealed record Ledger(int Made, int Twice, int Lost, int Unsure)
{
    /// <summary>Asks Sessionboard itself.</summary>
    public static async Task<Ledger> CompareAsync(Scene scene, IEnumerable<Assistant> assistants)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = scene.Sandbox.Address };
        http.DefaultRequestHeaders.Add("x-access-token", "sandbox-full");
        var tags = await http.GetFromJsonAsync<JsonElement>(new Uri($"/v1/event/{Assistant.Event}/tags", UriKind.Relative));
        var there = tags.EnumerateArray().Select(tag => tag.GetProperty("name").GetString()!).CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        var names = assistants.SelectMany(assistant => assistant.Written.Names).ToList();
        return new Ledger(
            names.Count,
            names.Count(name => there.GetValueOrDefault(name.Key) > name.Value.Most),
            names.Count(name => there.GetValueOrDefault(name.Key) < name.Value.Least),
            names.Count(name => name.Value.Least != name.Value.Most));
    }
}
