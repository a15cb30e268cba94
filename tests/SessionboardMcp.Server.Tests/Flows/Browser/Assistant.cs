using System.Diagnostics;
using System.Text.Json;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>An official TypeScript client that is connecting.</summary>
internal sealed class Assistant : IAsyncDisposable
{
    private readonly Process _process;
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(1));

    private Assistant(Process process) => _process = process;

    /// <summary>The address that it wants a person's browser to visit.</summary>
    public required string Authorize { get; init; }

    /// <summary>Starts connecting.</summary>
    /// <param name="revision"><c>v1</c>, <c>v2-2025-11-25</c> or <c>v2-2026-07-28</c>.</param>
    /// <param name="mcp">The MCP endpoint.</param>
    /// <param name="calls">Tool calls, as a JSON array of <c>{name, arguments}</c>.</param>
    /// <param name="document">The address of its metadata document; null to register itself.</param>
    public static async Task<Assistant> StartAsync(string revision, string mcp, string calls = "[]", string? document = null)
    {
        string[] arguments = ["signin.mjs", revision, calls, mcp];
        var start = new ProcessStartInfo("node", document is null ? arguments : [.. arguments, document])
        {
            WorkingDirectory = Path.Combine(RealClients.Root, "tests", "clients"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var line = await process.StandardOutput.ReadLineAsync(deadline.Token)
            ?? throw new InvalidOperationException($"The client did not ask to sign in: {await process.StandardError.ReadToEndAsync(deadline.Token)}");
        return new Assistant(process) { Authorize = JsonDocument.Parse(line).RootElement.GetProperty("authorize").GetString()! };
    }

    /// <summary>The answer to a call that it makes, once it is signed in; it was started with the calls <c>lines</c>.</summary>
    public async Task<JsonElement> CallAsync(string tool, object arguments)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { name = tool, arguments }));
        await _process.StandardInput.FlushAsync(CancellationToken.None);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var line = await _process.StandardOutput.ReadLineAsync(deadline.Token)
            ?? throw new InvalidOperationException($"The client failed at {tool}: {await _process.StandardError.ReadToEndAsync(deadline.Token)}");
        var result = JsonDocument.Parse(line).RootElement;
        (result.TryGetProperty("isError", out var isError) && isError.GetBoolean()).ShouldBeFalse($"{tool}: {line}");
        return result.GetProperty("structuredContent");
    }

    /// <summary>What it saw after the sign-in.</summary>
    public async Task<JsonElement> FinishAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(_deadline.Token)
            ?? throw new InvalidOperationException($"The client failed: {await _process.StandardError.ReadToEndAsync(_deadline.Token)}");
        return JsonDocument.Parse(line).RootElement;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _deadline.Dispose();
        return ValueTask.CompletedTask;
    }
}
