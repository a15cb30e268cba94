using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Hosting.Telemetry;
using SessionboardMcp.Server.Identity;

namespace SessionboardMcp.Server.Tests.Hosting.Telemetry;

/// <summary>What leaves, and where to, as the settings say.</summary>
public sealed class TelemetrySettingsTests
{
    [Fact]
    public void Where_nothing_is_asked_for_nothing_is_added()
    {
        var builder = ServeBuilder.CreateToServe(new ServeSettings(), sandbox: null);

        builder.Services.ShouldNotContain(service => service.ServiceType.FullName!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
        Read().ShouldSatisfyAllConditions(settings => settings.Otlp.ShouldBeEmpty(), settings => settings.Prometheus.ShouldBeNull());
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317", "TRACES METRICS LOGS")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317 OTEL_LOGS_EXPORTER=none", "TRACES METRICS")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://c/v1/traces", "TRACES")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://c:4318 OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf", "METRICS")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317 OTEL_SDK_DISABLED=true Telemetry:Prometheus=9464", "")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a=b", "")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "")]
    public void A_signal_leaves_where_a_standard_variable_says_so(string given, string signals) => string.Join(' ', Read(given).Otlp.Select(signal => signal.Name)).ShouldBe(signals);

    [Theory]
    [InlineData("9464", "http://127.0.0.1:9464/")]
    [InlineData(" 9464 ", "http://127.0.0.1:9464/")]
    [InlineData("http://0.0.0.0:9464", "http://0.0.0.0:9464/")]
    [InlineData("http://*:9464/", "http://[::]:9464/")]
    [InlineData("http://+:9464", "http://[::]:9464/")]
    [InlineData("http://[::1]:9464", "http://[::1]:9464/")]
    public void Prometheus_has_an_address_of_its_own_on_this_machine_unless_said(string given, string address) =>
        Read($"Telemetry:Prometheus={given.Trim()}").Prometheus.ShouldBe(new Uri(address));

    [Theory]
    [InlineData("Telemetry:Prometheus=metrics", false, "Telemetry:Prometheus is no address for Prometheus. Write a port")]
    [InlineData("Telemetry:Prometheus=99999", false, "Telemetry:Prometheus is no address")]
    [InlineData("Telemetry:Prometheus=https://0.0.0.0:9464", false, "Telemetry:Prometheus is no address")]
    [InlineData("Telemetry:Prometheus=http://0.0.0.0:9464/metrics", false, "The path is always /metrics")]
    [InlineData("Telemetry:Prometheus=http://me:secret-word@host:9464", false, "Telemetry:Prometheus is no address")]
    [InlineData("Telemetry:Prometheus=http://0.0.0.0:9464", true, "--local listens on loopback only")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=collector:secret-word", false, "OTEL_EXPORTER_OTLP_ENDPOINT is no address. Write that of your collector")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=ftp://secret-word", false, "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT is no address")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL=http/json OTEL_EXPORTER_OTLP_ENDPOINT=http://c", false, "OTEL_EXPORTER_OTLP_PROTOCOL is neither grpc")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=secret-word OTEL_EXPORTER_OTLP_ENDPOINT=http://c", false, "OTEL_EXPORTER_OTLP_HEADERS is no list of headers. Write name=value")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_HEADERS=x-key:secret-word OTEL_EXPORTER_OTLP_ENDPOINT=http://c", false, "OTEL_EXPORTER_OTLP_TRACES_HEADERS is no list of headers.")]
    public void What_cannot_be_used_is_told_and_not_repeated(string given, bool isLocal, string sentence)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => Read(isLocal, given));

        problem.Message.ShouldContain(sentence);
        problem.Message.ShouldNotContain("secret-word");
    }

    // What we take the exporter takes: an exception of its own would end the start with a stack, and the value in a log.
    [Theory]
    [InlineData("x-key=secret-word", true)]
    [InlineData(" x-key = secret-word , y=z ", true)]
    [InlineData("authorization=Basic%20dXNlcjpzZWNyZXQ=", true)]
    [InlineData("authorization=Bearer a==,x=1", true)]
    [InlineData("x-key=", true)]
    [InlineData("secret-word", false)]
    [InlineData("=secret-word", false)]
    [InlineData("x-key=secret-word,", false)]
    [InlineData("x-key=secret-word,other", false)]
    [InlineData("x key=secret-word", false)]
    [InlineData("x-key=secret%0Aword", false)]
    [InlineData("clé=secret-word", false)]
    public void Headers_that_are_accepted_are_those_that_the_exporter_can_send(string headers, bool isAccepted)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_HEADERS", headers)]).Build();

        if (!isAccepted)
        {
            Should.Throw<ConfigurationProblemException>(() => OtlpHeaders.Read(configuration, "OTEL_EXPORTER_OTLP_HEADERS")).Message.ShouldNotContain("secret");
            return;
        }

        OtlpHeaders.Read(configuration, "OTEL_EXPORTER_OTLP_HEADERS").ShouldBe(headers);
        using var exporter = new OtlpTraceExporter(new OtlpExporterOptions { Headers = headers, Protocol = OtlpExportProtocol.HttpProtobuf, Endpoint = new Uri("http://127.0.0.1:9") });
    }

    [Fact]
    public async Task An_asterisk_means_every_address_of_IPv6_and_of_IPv4()
    {
        var settings = new ServeSettings { IsLocal = false, Urls = "http://127.0.0.1:0", Configuration = ["--Telemetry:Prometheus=http://*:0"] };
        await using var app = ServeBuilder.CreateToServe(settings, sandbox: null).Build();
        await using var listener = new PrometheusListener(app.Services.GetRequiredService<MeterProvider>(), TelemetrySettings.Read(app.Configuration, isLocal: false), NullLogger<PrometheusListener>.Instance);
        await listener.StartAsync(default);
        using var http = new HttpClient(new SocketsHttpHandler());

        foreach (var host in (string[])["127.0.0.1", .. System.Net.Sockets.Socket.OSSupportsIPv6 ? ["[::1]"] : (string[])[]])
            (await http.GetStringAsync(new Uri($"http://{host}:{listener.Address.Port}/metrics"))).ShouldContain("target_info");
    }

    [Fact]
    public async Task The_metrics_port_has_one_route_and_the_public_port_has_none_of_it()
    {
        var settings = new ServeSettings { IsLocal = true, Urls = "http://127.0.0.1:0", Configuration = ["--Telemetry:Prometheus=0", "--Sessionboard:ApiToken=sandbox-full"] };
        await using var app = LocalApp.Build(ServeBuilder.CreateToServe(settings, new Uri("http://127.0.0.1:9")), settings, new Uri("http://127.0.0.1:9"), LocalToken.None);
        await app.StartAsync();
        var metrics = app.Services.GetServices<IHostedService>().OfType<PrometheusListener>().Single().Address;
        using var http = new HttpClient(new SocketsHttpHandler());

        (await http.GetStringAsync(new Uri(metrics, "/metrics"))).ShouldContain("target_info");
        (await StatusAsync(http, new Uri(app.Urls.First() + "/metrics"))).ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in (string[])["/", "/mcp", "/healthz", "/changes", "/metrics/more"])
            (await StatusAsync(http, new Uri(metrics, path))).ShouldBe(HttpStatusCode.NotFound, path);
        (await StatusAsync(http, new Uri(metrics, "/metrics"), request => request.Method = HttpMethod.Post)).ShouldBe(HttpStatusCode.NotFound);
        // A page whose name leads to this machine.
        (await StatusAsync(http, new Uri(metrics, "/metrics"), request => request.Headers.Host = "evil.example")).ShouldBe(HttpStatusCode.NotFound);
        (await http.GetStringAsync(new Uri(metrics, "/metrics"))).ShouldNotContain("http_route=\"/metrics\"");
        // The dashboard finds every server by it, also this one, which has neither a database nor connections.
        var found = await http.GetStringAsync(new Uri(metrics, "/metrics"));
        foreach (var variable in ObservabilityFiles.Variables)
            Regex.Count(found, variable).ShouldBeGreaterThan(0, variable);
        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetService<MeterProvider>().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_by_the_name_of_the_setting()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var settings = new ServeSettings { IsLocal = true, Urls = "http://127.0.0.1:0", Configuration = [$"--Telemetry:Prometheus={port}", "--Sessionboard:ApiToken=sandbox-full"] };
        await using var app = LocalApp.Build(ServeBuilder.CreateToServe(settings, new Uri("http://127.0.0.1:9")), settings, new Uri("http://127.0.0.1:9"), LocalToken.None);

        var problem = await Should.ThrowAsync<ConfigurationProblemException>(() => Listening.StartAsync(app, CancellationToken.None));

        problem.Message.ShouldStartWith("Telemetry:Prometheus: http://127.0.0.1:");
        problem.Message.ShouldContain("the address is in use");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, Uri address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        change?.Invoke(request);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static TelemetrySettings Read(string given = "") => Read(isLocal: false, given);

    private static TelemetrySettings Read(bool isLocal, string given) => TelemetrySettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build(),
        isLocal);
}
