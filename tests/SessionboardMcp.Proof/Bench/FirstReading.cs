using System.Diagnostics;
using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace SessionboardMcp.Proof.Bench;

/// <summary>What the first question about an event costs: the reading, which the answer's client watches, and what comes after its last page.</summary>
internal static class FirstReading
{
    /// <summary>Asks, and says how long it took.</summary>
    public static async Task PrintAsync(Uri mcp, string token, string tool, Dictionary<string, object?> arguments)
    {
        await using var client = await ConnectAsync(mcp, token);
        var watch = new Watch();
        var started = Stopwatch.GetTimestamp();
        var result = await client.CallToolAsync(tool, arguments, watch);
        if (result.IsError == true)
            throw new InvalidOperationException($"{tool} failed.");
        var whole = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var after = Stopwatch.GetElapsedTime(watch.LastAt).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"`{tool}`, first, large: {watch.Pages} pages, {whole:F1} s, of which {after:F2} s after the last page."));
    }

    /// <summary>A client of a server.</summary>
    public static Task<McpClient> ConnectAsync(Uri mcp, string token) => McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
    {
        Endpoint = mcp,
        AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        ConnectionTimeout = TimeSpan.FromMinutes(1),
    }));

    private sealed class Watch : IProgress<ProgressNotificationValue>
    {
        public long LastAt { get; private set; } = Stopwatch.GetTimestamp();

        public double Pages { get; private set; }

        public void Report(ProgressNotificationValue value) => (LastAt, Pages) = (Stopwatch.GetTimestamp(), value.Progress);
    }
}
