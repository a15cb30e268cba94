using System.Text.Json;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>One sandbox for the tests of a class, with a budget that they cannot use up.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private SandboxHost? _host;
    private Assistant? _assistant;

    internal Uri Address => _host!.BaseAddress;

    public async Task InitializeAsync() => _host = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });

    /// <summary>One assistant for the tests of a class, so that they share the reading of an event.</summary>
    internal async Task<Assistant> AssistantAsync() => _assistant ??= await Assistant.ConnectAsync(Address);

    public async Task DisposeAsync()
    {
        if (_assistant is not null)
            await _assistant.DisposeAsync();
        await _host!.DisposeAsync();
    }
}

internal static class AnswerReading
{
    public static string[] Columns(this JsonElement answer) =>
        [.. answer.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)];

    public static JsonElement[][] Rows(this JsonElement answer) =>
        [.. answer.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().ToArray())];

    public static string? Notice(this JsonElement answer) =>
        answer.TryGetProperty("notice", out var notice) ? notice.GetString() : null;

    public static JsonElement Receipt(this JsonElement answer) => answer.GetProperty("receipt");
}
