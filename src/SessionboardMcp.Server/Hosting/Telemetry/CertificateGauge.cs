using System.Diagnostics.Metrics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>How long the certificate of the public address is still good. It is often another program's, so it is looked at as a caller sees it.</summary>
internal sealed class CertificateGauge : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Meter _meter = new(TelemetrySource.Name);
    private readonly TimeProvider _time;
    private DateTimeOffset? _ends;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public CertificateGauge(TimeProvider time)
    {
        _time = time;
        _meter.CreateObservableGauge(
            TelemetrySource.Prefix + "public_certificate.remaining",
            () => _ends is { } ends ? [new Measurement<double>((ends - _time.GetUtcNow()).TotalSeconds)] : (IEnumerable<Measurement<double>>)[],
            "s",
            "How long the certificate of the public address is still good; absent where it was never reached from here.");
    }

    /// <summary>Looks at it, where that is due.</summary>
    public async Task LookAsync(Uri origin, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow() < _next)
            return;
        _next = _time.GetUtcNow() + Interval;
        try
        {
            using var limit = new CancellationTokenSource(Patience, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            using var client = new TcpClient();
            await client.ConnectAsync(origin.IdnHost, origin.Port, either.Token);
            // Nothing is sent to it; one that is wrong is to be seen, too.
            await using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => Take(certificate));
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = origin.IdnHost }, either.Token);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What was seen last is still true: an alert about it must not end because nobody answered.
            _next = _time.GetUtcNow() + AfterFailure;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>Takes a certificate that was shown.</summary>
    internal bool Take(X509Certificate? certificate)
    {
        _ends = certificate is X509Certificate2 known ? new DateTimeOffset(known.NotAfter) : null;
        return true;
    }
}
