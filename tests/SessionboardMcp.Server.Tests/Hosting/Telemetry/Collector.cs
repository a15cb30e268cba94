using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Server.Tests.Hosting.Telemetry;

/// <summary>What a collector of OpenTelemetry is sent, over HTTP. Texts stand in protobuf as they are.</summary>
internal sealed partial class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Text, string? Key)> _received = new();
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            collector._received.Enqueue((context.Request.Path, await reader.ReadToEndAsync(), context.Request.Headers["x-key"]));
        });
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>The texts of a signal, such as <c>/v1/traces</c>, each on a line.</summary>
    public string TextOf(string path) =>
        string.Join('\n', _received.Where(sent => sent.Path == path).SelectMany(sent => Printable().Matches(sent.Text)).Select(match => match.Value));

    /// <summary>The keys that came along.</summary>
    public IReadOnlyList<string?> Keys => [.. _received.Select(sent => sent.Key).Distinct()];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [GeneratedRegex(@"[ -~\n\x80-\xFF]{4,}")]
    private static partial Regex Printable();
}
