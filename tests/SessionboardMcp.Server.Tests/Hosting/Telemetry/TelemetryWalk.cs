using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Hosting.Telemetry;
using SessionboardMcp.Server.Tests.Identity.Authorization;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting.Telemetry;

/// <summary>A server that exports everything, and what is done with it: a sign-in, a call of each tool, and what hostile callers would put into telemetry.</summary>
public sealed class TelemetryWalk : IAsyncLifetime
{
    /// <summary>What a hostile client writes wherever it can.</summary>
    public const string Planted = "planted-by-a-stranger";

    public const string TraceOfAssistant = "0af7651916cd43dd8448eb211c80319c";
    public const string SpanOfAssistant = "b7ad6b7169203331";

    private readonly ConcurrentQueue<Activity> _spans = new();

    internal IReadOnlyCollection<Activity> Spans => _spans;

    internal Collector Collector { get; private set; } = null!;

    /// <summary>Where Prometheus is given it.</summary>
    internal int MetricsPort { get; private set; }

    /// <summary>What Prometheus was given last.</summary>
    internal string Metrics { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Collector = await Collector.StartAsync();
        var requested = new RequestedScopes { Instead = $"{string.Join(' ', Scopes.AllRead)} write:sessions write:metadata offline_access" };
        using var server = new SandboxServer
        {
            Configuration = new Dictionary<string, string?>(ToolSamples.Settings)
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-key=the-key",
                ["Telemetry:Prometheus"] = "0",
            },
            Compose = builder => builder.AddTelemetry(isLocal: false, [], PublicRequestsOnly.HealthPath, Readiness.Path),
            Configure = services =>
            {
                requested.AddTo(services);
                services.ConfigureOpenTelemetryTracerProvider((_, tracing) => tracing.AddProcessor(new Keeping(_spans)));
            },
        };
        await server.InitializeAsync();
        using var visitor = new Visitor(server.Address);
        var tokens = await SandboxServer.SignInAsync(visitor, "dana");
        foreach (var sample in ToolSamples.All)
            await CallAsync(visitor, tokens.Access, sample.Name, sample.Call ?? new { });
        await AttackAsync(visitor, tokens.Access);
        (await visitor.GetAsync("/healthz")).Dispose();
        (await visitor.PostAsync("/as/revoke", new() { ["token"] = tokens.Refresh!, ["client_id"] = visitor.ClientId })).Dispose();
        using var certificate = new CertificateGauge(TimeProvider.System);
        using var key = RSA.Create(2048);
        certificate.Take(new CertificateRequest("CN=walk", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(30)));
        MetricsPort = server.Services.GetServices<IHostedService>().OfType<PrometheusListener>().Single().Address.Port;
        Metrics = await ScrapeAsync(server.Services);
        await server.DisposeAsync();
    }

    public async Task DisposeAsync() => await Collector.DisposeAsync();

    internal static async Task<string> ScrapeAsync(IServiceProvider services)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        return await http.GetStringAsync(new Uri(services.GetServices<IHostedService>().OfType<PrometheusListener>().Single().Address, PrometheusListener.Path));
    }

    private static async Task CallAsync(Visitor visitor, string token, string tool, object arguments) =>
        (await visitor.CallAsync(token, "tools/call", JsonSerializer.Serialize(new { name = tool, arguments }))).Dispose();

    private static async Task AttackAsync(Visitor visitor, string token)
    {
        var meta = $$$"""{"traceparent":"00-{{{TraceOfAssistant}}}-{{{SpanOfAssistant}}}-01","tracestate":"v={{{Planted}}}","baggage":"person={{{Planted}}}"}""";
        foreach (var (method, parameters) in ((string, string)[])
        [
            ("tools/call", $$$"""{"name":"find_event","arguments":{"name":"{{{Planted}}}"},"_meta":{{{meta}}}}"""),
            ("tools/call", $$$"""{"name":"search_sessions","arguments":{"event_id":1,"text":"{{{Planted}}}"}}"""),
            ("tools/call", $$$"""{"name":"run_query","arguments":{"event_id":1,"query":"SELECT {{{Planted}}} FROM sessions"}}"""),
            ("tools/call", $$$"""{"name":"{{{Planted}}}","arguments":{}}"""),
            ("tools/call", """{"name":"list_events","arguments":{},"_meta":"planted-by-a-stranger"}"""),
            ("tools/call", """["planted-by-a-stranger"]"""),
            ("tools/call", $$$"""{"name":"list_events","arguments":"{{{Planted}}}"}"""),
            ("prompts/get", $$$"""{"name":"{{{Planted}}}"}"""),
            ("resources/read", $$$"""{"uri":"sessionboard://events/{{{Planted}}}"}"""),
            ("completion/complete", $$$"""{"ref":{"type":"ref/prompt","name":"{{{Planted}}}"},"argument":{"name":"{{{Planted}}}","value":"{{{Planted}}}"}}"""),
            (Planted, "{}"),
        ])
        {
            using var content = new StringContent($$$"""{"jsonrpc":"2.0","id":"{{{Planted}}}","method":"{{{method}}}","params":{{{parameters}}}}""", Encoding.UTF8, "application/json");
            using var answer = await visitor.SendAsync(
                token, "2025-11-25", content, $"/mcp?{Planted}={Planted}", ("User-Agent", Planted), ("baggage", $"person={Planted}"), ("tracestate", $"v={Planted}"),
                ("traceparent", $"00-{TraceOfAssistant}-{SpanOfAssistant}-01"));
        }

        foreach (var header in (string[])["Mcp-Session-Id", "Mcp-Method", "Mcp-Name", "MCP-Protocol-Version", "X-Forwarded-For", "Cookie"])
            (await visitor.McpAsync(token, "2025-11-25", "tools/list", "{}", (header, Planted))).Dispose();
        // Who asks to sign in is named in the log, so that the operator can help.

        foreach (var path in (string[])[$"/{Planted}", $"/changes/{Planted}", $"/oauth/callback/us?code={Planted}&state={Planted}", $"/as/authorize?client_id=nobody&state={Planted}", $"/oauth/callback/{Planted}"])
            (await visitor.GetAsync(path)).Dispose();
    }

    private sealed class Keeping(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        // As exporters do.
        public override void OnEnd(Activity data)
        {
            if (data.Recorded)
                spans.Enqueue(data);
        }
    }
}
