using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Logs;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Documents;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

/// <summary>A web server on this machine that stands for the host of a client's document, over real TLS.</summary>
internal sealed class DocumentHost : IAsyncDisposable
{
    public const string Name = "assistant.example";
    private static readonly X509Certificate2 Certificate = CreateCertificate();
    private readonly WebApplication _app;

    private DocumentHost(WebApplication app) => _app = app;

    public Uri ClientId => new($"https://{Name}:{new Uri(_app.Urls.First()).Port}/client.json");

    /// <summary>How often it was asked.</summary>
    public int Requests { get; private set; }

    public static async Task<DocumentHost> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));
        var host = new DocumentHost(builder.Build());
        host._app.Run(context =>
        {
            host.Requests++;
            return answer(context);
        });
        await host._app.StartAsync();
        return host;
    }

    /// <summary>A fetcher that trusts the host's certificate, and connects as it is told to.</summary>
    public static HttpClientDocumentFetcher FetchThrough(ClientDocumentConnection connection, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(SuiteLog.AddTo);
        services.AddHttpClient(HttpClientDocumentFetcher.ClientName).ConfigurePrimaryHttpMessageHandler(() =>
        {
            var handler = connection.CreateHandler();
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == Certificate.GetCertHashString(),
            };
            return handler;
        });
        return new HttpClientDocumentFetcher(services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>(), time ?? TimeProvider.System);
    }

    /// <summary>A connection that finds any name on this machine, and allows that.</summary>
    public static ClientDocumentConnection ToLoopback() =>
        new((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), _ => true);

    public static Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, string type = "application/json")
    {
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
