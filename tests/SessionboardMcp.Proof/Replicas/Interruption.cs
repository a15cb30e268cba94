using System.Runtime.InteropServices;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>Ctrl-C, SIGTERM, or a terminal that closes: what was started is ended first. A second one ends this process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations = [Hear(PosixSignal.SIGINT, 130), Hear(PosixSignal.SIGTERM, 143), Hear(PosixSignal.SIGHUP, 129)];

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>What a shell expects of a program that a signal ended.</summary>
    public int Code { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _asked.Dispose();
    }

    private PosixSignalRegistration Hear(PosixSignal signal, int code) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !_asked.IsCancellationRequested;
        Code = code;
        _asked.Cancel();
    });
}
