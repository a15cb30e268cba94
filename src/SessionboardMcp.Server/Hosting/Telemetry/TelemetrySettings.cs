using System.Globalization;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>What leaves as telemetry, and where to. Nothing does unless it is asked for.</summary>
/// <param name="Otlp">The signals that OpenTelemetry's own variables send somewhere.</param>
/// <param name="Prometheus">The address where Prometheus finds metrics; null for none.</param>
internal sealed record TelemetrySettings(IReadOnlyList<OtlpSignal> Otlp, Uri? Prometheus)
{
    /// <summary>The section, for the command line.</summary>
    public const string Section = "Telemetry:";

    /// <summary>The configuration key of <see cref="Prometheus"/>.</summary>
    public const string PrometheusKey = Section + "Prometheus";

    /// <summary>Whether somebody takes metrics.</summary>
    public bool HasMetrics => Prometheus is not null || Signal(OtlpSignal.Metrics) is not null;

    /// <summary>Reads the configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="isLocal">Whether the server is for this machine only.</param>
    /// <exception cref="ConfigurationProblemException">A setting cannot be used.</exception>
    public static TelemetrySettings Read(IConfiguration configuration, bool isLocal) =>
        // OpenTelemetry's switch for all of it.
        "true".Equals(configuration["OTEL_SDK_DISABLED"]?.Trim(), StringComparison.OrdinalIgnoreCase)
            ? new([], null)
            : new(OtlpSignal.Read(configuration), Address(configuration[PrometheusKey], isLocal));

    /// <summary>How a signal is sent; null where it is not.</summary>
    public OtlpSignal? Signal(string name) => Otlp.FirstOrDefault(signal => signal.Name == name);

    // A port alone is one of this machine: whoever wants others to read says which address they reach.
    private static Uri? Address(string? given, bool isLocal)
    {
        if (string.IsNullOrWhiteSpace(given))
            return null;
        var text = ushort.TryParse(given.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? $"http://127.0.0.1:{port}" : given.Trim();
        if (!Uri.TryCreate(LocalAddresses.Readable(text), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || address.PathAndQuery != "/" || address.UserInfo.Length > 0)
            throw new ConfigurationProblemException($"{PrometheusKey} is no address for Prometheus. Write a port of this machine, such as 9464, or an address as in http://0.0.0.0:9464. The path is always {PrometheusListener.Path}.");
        if (isLocal && !LocalAddresses.IsLoopback(address.Host))
            throw new ConfigurationProblemException($"--local listens on loopback only, and {PrometheusKey} is not there. Write the port alone, such as 9464.");
        return address;
    }
}
