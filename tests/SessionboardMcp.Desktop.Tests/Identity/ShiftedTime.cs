namespace SessionboardMcp.Desktop.Tests.Identity;

/// <summary>A clock that goes as all do, but ahead of them.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
