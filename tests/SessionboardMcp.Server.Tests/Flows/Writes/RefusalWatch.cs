using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>Sees which of those places calls came to, in this process.</summary>
internal sealed class RefusalWatch : IDisposable
{
    private readonly ConcurrentDictionary<(int Method, int Offset, string Message), byte> _seen = new();

    // Each is thrown again wherever somebody awaited it.
    private readonly ConditionalWeakTable<Exception, object> _thrown = [];

    public RefusalWatch() => AppDomain.CurrentDomain.FirstChanceException += See;

    /// <summary>Where a refusal came from whose words a call was answered with. Other tests may be refused at the same time, with other words.</summary>
    public IEnumerable<(int Method, int Offset)> Of(string said) =>
        _seen.Keys.Where(one => said.Contains(Tail(one.Message), StringComparison.Ordinal)).Select(one => (one.Method, one.Offset));

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= See;

    // Rows of tables begin otherwise.
    private static string Tail(string message) => message.StartsWith("Argument `", StringComparison.Ordinal) ? message[(message.IndexOf('`', 10) + 1)..] : message;

    private void See(object? sender, FirstChanceExceptionEventArgs first)
    {
        if (RefusalSite.Exceptions.Contains(first.Exception.GetType().Name) && _thrown.TryAdd(first.Exception, this) && new StackTrace(first.Exception, fNeedFileInfo: false).GetFrame(0) is { } frame && frame.GetMethod() is { } method)
            _seen.TryAdd((method.MetadataToken, frame.GetILOffset(), first.Exception.Message), 0);
    }
}
