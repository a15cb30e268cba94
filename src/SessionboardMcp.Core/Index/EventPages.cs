using System.Globalization;

namespace SessionboardMcp.Core.Index;

/// <summary>Reads the pages of an event's searches, never more than four at once for a credential, whoever asks.</summary>
internal static class EventPages
{
    private const int AtOnce = 4;
    private static readonly TimeSpan GateKept = TimeSpan.FromHours(1);

    /// <summary>The collector of an event's pages.</summary>
    public static async Task<PageCollector> OfAsync(ISessionboardClient client, int eventId, CancellationToken cancellationToken) => new(
        await client.KeepAsync(
            string.Create(CultureInfo.InvariantCulture, $"index|{eventId}|gate"),
            GateKept,
            _ => 1,
            _ => Task.FromResult(new SemaphoreSlim(AtOnce)),
            cancellationToken));
}
