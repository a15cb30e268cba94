using System.Text;
using OpenIddict.Server;
using SessionboardMcp.Server.Identity.Clients.Redirects;
using SessionboardMcp.Server.Pages;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// One line for each refused authorization or registration, so that an operator can tell which assistant cannot connect, and why. What
/// strangers sent is cleaned and short; of a redirect address only the host is said, as the rest may hold secrets.
/// </summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> logger) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    private const int Longest = 120;

    /// <summary>Adds it to the authorization server.</summary>
    public static void AddTo(OpenIddictServerBuilder server) => server.AddEventHandler<ApplyAuthorizationResponseContext>(builder =>
        builder.UseSingletonHandler<RefusalLog>().SetOrder(int.MinValue + 1_000));

    /// <inheritdoc/>
    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (context.Response.Error is { Length: > 0 } error)
            Log.Authorization(logger, Short(context.Request?.ClientId), Short(error), Host(context.Request?.RedirectUri));
        return ValueTask.CompletedTask;
    }

    /// <summary>A registration was refused.</summary>
    /// <param name="name">What the client calls itself; null where it did not say.</param>
    /// <param name="error">The error code.</param>
    /// <param name="redirects">The redirect addresses that it named.</param>
    public void Registration(string? name, string error, IEnumerable<string> redirects) =>
        Log.Registration(logger, Short(name), Short(error), string.Join(", ", redirects.Take(5).Select(Host).Distinct()));

    // Only of ASCII: where .NET cannot turn another host into its punycode form, IdnHost throws. No address of ours has any other.
    private static string Host(string? redirect) =>
        redirect is not null && Ascii.IsValid(redirect) && Uri.TryCreate(redirect, UriKind.Absolute, out var address) ? Short(address.Host.Length > 0 ? address.IdnHost : address.Scheme + ":") : "none";

    private static string Short(string? text)
    {
        var clean = ForeignText.Clean(text, "unknown");
        return clean.Length <= Longest ? clean : clean[..Longest] + "…";
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Refused an authorization: client {Client}, {Error}, redirect host {RedirectHost}")]
        public static partial void Authorization(ILogger logger, string client, string error, string redirectHost);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Refused a registration: client {Client}, {Error}, redirect hosts {RedirectHosts}")]
        public static partial void Registration(ILogger logger, string client, string error, string redirectHosts);
    }
}
