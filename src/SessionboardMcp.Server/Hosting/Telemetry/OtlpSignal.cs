using OpenTelemetry.Exporter;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>
/// One signal that is sent by OTLP, by OpenTelemetry's variables (OpenTelemetry specification, OTLP exporter configuration; the exporters of the SDK
/// read the general ones by themselves, but for a single signal it knows none).
/// </summary>
/// <param name="Name">One of the constants.</param>
internal sealed record OtlpSignal(string Name)
{
    /// <summary>Spans.</summary>
    public const string Traces = "TRACES";

    /// <summary>Metrics.</summary>
    public const string Metrics = "METRICS";

    /// <summary>Lines of the log.</summary>
    public const string Logs = "LOGS";

    private const string Prefix = "OTEL_EXPORTER_OTLP_";
    private const string Endpoint = "ENDPOINT";
    private const string Protocol = "PROTOCOL";
    private const string Headers = "HEADERS";
    private const string Grpc = "grpc";
    private const string HttpProtobuf = "http/protobuf";

    private Uri? OwnEndpoint { get; init; }

    private OtlpExportProtocol? OwnProtocol { get; init; }

    private string? OwnHeaders { get; init; }

    /// <summary>Those that the configuration sends somewhere.</summary>
    /// <exception cref="ConfigurationProblemException">A variable cannot be used: the SDK would pass over it without a word.</exception>
    public static IReadOnlyList<OtlpSignal> Read(IConfiguration configuration)
    {
        var everywhere = AddressOf(configuration, Prefix + Endpoint);
        List<OtlpSignal> sent = [.. ((string[])[Traces, Metrics, Logs]).Select(name => Read(configuration, name, everywhere)).OfType<OtlpSignal>()];
        // Where nothing is sent, what stands there is another program's.
        if (sent.Count > 0)
        {
            ProtocolOf(configuration, Prefix + Protocol);
            OtlpHeaders.Read(configuration, Prefix + Headers);
        }

        return sent;
    }

    /// <summary>Gives an exporter what is for its signal alone.</summary>
    public void Configure(OtlpExporterOptions options)
    {
        if (OwnProtocol is { } protocol)
            options.Protocol = protocol;
        if (OwnEndpoint is not null)
            options.Endpoint = OwnEndpoint;
        if (OwnHeaders is not null)
            options.Headers = OwnHeaders;
    }

    private static OtlpSignal? Read(IConfiguration configuration, string name, Uri? everywhere)
    {
        var own = AddressOf(configuration, $"{Prefix}{name}_{Endpoint}");
        if ((own ?? everywhere) is null || "none".Equals(configuration[$"OTEL_{name}_EXPORTER"]?.Trim(), StringComparison.OrdinalIgnoreCase))
            return null;
        return new OtlpSignal(name)
        {
            OwnEndpoint = own,
            OwnProtocol = ProtocolOf(configuration, $"{Prefix}{name}_{Protocol}"),
            OwnHeaders = OtlpHeaders.Read(configuration, $"{Prefix}{name}_{Headers}"),
        };
    }

    // The value is not repeated: some write a password into it.
    private static Uri? AddressOf(IConfiguration configuration, string key) => configuration[key]?.Trim() switch
    {
        null or "" => null,
        var given when Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
        _ => throw new ConfigurationProblemException($"{key} is no address. Write that of your collector, such as http://collector:4317."),
    };

    private static OtlpExportProtocol? ProtocolOf(IConfiguration configuration, string key) => configuration[key]?.Trim().ToUpperInvariant() switch
    {
        null or "" => null,
        "GRPC" => OtlpExportProtocol.Grpc,
        "HTTP/PROTOBUF" => OtlpExportProtocol.HttpProtobuf,
        _ => throw new ConfigurationProblemException($"{key} is neither {Grpc}, which is usual and has port 4317, nor {HttpProtobuf}, which has port 4318."),
    };
}
