using System.Diagnostics;
using OpenTelemetry;
using SessionboardMcp.Core.Telemetry;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>Puts every span through <see cref="CleanSpan"/> before it is exported.</summary>
internal sealed class CleanSpans : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnStart(Activity data) => CleanSpan.Begun(data);

    /// <inheritdoc/>
    public override void OnEnd(Activity data) => CleanSpan.Ended(data);
}
