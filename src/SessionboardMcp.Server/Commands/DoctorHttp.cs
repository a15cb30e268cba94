namespace SessionboardMcp.Server.Commands;

/// <summary>The HTTP client of checks: it follows nothing, waits shortly, reads little, and remembers what certificate it was shown.</summary>
internal static class DoctorHttp
{
    private const int MostBytes = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Makes it.</summary>
    /// <param name="configure">Changes the handler.</param>
    public static HttpClient Create(Action<SocketsHttpHandler>? configure = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience };
        configure?.Invoke(handler);
        return new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
    }

    /// <summary>Whether it goes to an address through a proxy of the machine's settings (<c>HTTPS_PROXY</c>).</summary>
    public static bool UsesProxy(Uri address) => !HttpClient.DefaultProxy.IsBypassed(address) && HttpClient.DefaultProxy.GetProxy(address) is { } proxy && proxy != address;

    /// <summary>Whether a failure is one of the way to the other side, and not the person who gave up.</summary>
    public static bool IsFailure(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
