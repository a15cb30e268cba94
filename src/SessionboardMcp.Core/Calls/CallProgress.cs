using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// Tells the client of a call how far it is, where it asked for that (MCP 2026-07-28, Progress). Whoever tells does not wait, and a client that is
/// gone is nobody's failure.
/// </summary>
/// <param name="server">Where the client is reached; null for nowhere.</param>
/// <param name="token">What the client asked with; null where it did not.</param>
internal sealed class CallProgress(McpServer? server, ProgressToken? token)
{
    private readonly Lock _turn = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Nobody asked.</summary>
    public static CallProgress None { get; } = new(null, null);

    /// <summary>Whether the client asked.</summary>
    public bool IsAsked => server is not null && token is not null;

    /// <summary>Tells it, after what was told before.</summary>
    /// <param name="value">How far it is; more each time.</param>
    /// <param name="total">How far it can get.</param>
    /// <param name="message">The same in words.</param>
    public void Tell(double value, double total, string message)
    {
        if (server is not { } client || token is not { } asked)
            return;
        lock (_turn)
            _sending = SendAsync(_sending, client, asked, new ProgressNotificationValue { Progress = (float)value, Total = (float)total, Message = message });
    }

    /// <summary>Waits until all that was told is sent: a client takes nothing about a call that is answered.</summary>
    public async Task SentAsync()
    {
        Task sending;
        lock (_turn)
            sending = _sending;
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task SendAsync(Task before, McpServer client, ProgressToken token, ProgressNotificationValue value)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await client.NotifyProgressAsync(token, value).ConfigureAwait(false);
    }
}
