using System.CommandLine;
using System.Net.Security;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Commands;

/// <summary>
/// <c>health</c>: whether the server of this machine is ready, for the health check of a container, whose image has no other program to ask
/// with. It reads no secret, no data folder and no setting but the address.
/// </summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Makes the command. Its exit code is 0 or 1, as Docker keeps the others for itself.</summary>
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Where the server listens (as ASPNETCORE_URLS says).", HelpName = "URL" };
        var command = new Command("health", "Says whether the server on this machine is ready. For health checks of containers.") { urls };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var problem = await AskAsync(parsed.GetValue(urls), cancellationToken);
            await (problem is null ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(problem ?? "ready");
            return problem is null ? 0 : 1;
        });
        return command;
    }

    private static async Task<string?> AskAsync(string? given, CancellationToken cancellationToken)
    {
        if (ServerHere.Find(given ?? Configured()) is not { } address)
            return "Nothing says where the server listens. Give --urls http://localhost:3001, or set ASPNETCORE_URLS.";
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = Patience };
        // The certificate of this machine's server is for its public name.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None || address.IsLoopback;
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, Readiness.Path), cancellationToken);
            return answer.IsSuccessStatusCode ? null : Line(await answer.Content.ReadAsStringAsync(cancellationToken), (int)answer.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return FormattableString.Invariant($"No answer from {address} in {Patience.TotalSeconds} seconds.");
        }
    }

    // From where the server takes it, too.
    private static string Configured() =>
        new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().Build()["urls"] ?? ServeSettings.DefaultUrl;

    private static string Line(string text, int status)
    {
        var line = text.Split('\n')[0].Trim();
        return line.StartsWith("not ready", StringComparison.Ordinal) && line.Length < 200 ? line : FormattableString.Invariant($"The server answered {status}.");
    }
}
