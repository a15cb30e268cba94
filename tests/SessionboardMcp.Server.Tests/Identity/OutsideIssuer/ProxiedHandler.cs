namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>The proxy before a server: it ends TLS, and passes the Host header on unchanged.</summary>
/// <param name="server">Where the server listens.</param>
internal sealed class ProxiedHandler(Uri server) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Host = request.RequestUri!.Authority;
        request.RequestUri = new Uri(server, request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
