using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>What a client was told of one of its calls, from <see cref="Hearing"/>.</summary>
internal sealed class Told
{
    private readonly ConcurrentQueue<ProgressNotificationValue> _values = new();
    private readonly TaskCompletionSource _something = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the call is known by.</summary>
    public ProgressToken Token { get; } = new(Guid.NewGuid().ToString("N"));

    /// <summary>All of it so far, in the order in which it came.</summary>
    public IReadOnlyList<ProgressNotificationValue> Values => [.. _values];

    /// <summary>Waits for the first word.</summary>
    public Task SomethingAsync() => _something.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>The call, which asks to be told of.</summary>
    public CallToolRequestParams Call(string tool, IReadOnlyDictionary<string, object?> arguments) => new()
    {
        Name = tool,
        Arguments = arguments.ToDictionary(argument => argument.Key, argument => JsonSerializer.SerializeToElement(argument.Value)),
        Meta = new JsonObject { ["progressToken"] = Token.ToString() },
    };

    /// <summary>Holds that it was more each time (MCP 2026-07-28, utilities/progress).</summary>
    public void ShouldBeMoreEachTime()
    {
        var done = Values.Select(value => value.Progress);
        done.ShouldBe(done.Distinct().Order(), "more each time");
    }

    internal void Add(ProgressNotificationValue value)
    {
        _values.Enqueue(value);
        _something.TrySetResult();
    }
}
