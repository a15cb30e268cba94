using SessionboardMcp.Api.Flights;

namespace SessionboardMcp.Core.Index;

/// <summary>Tells the steps of a search that is read after another, as steps of both.</summary>
/// <param name="watcher">Is told.</param>
/// <param name="before">The pages of the one before.</param>
internal sealed class LaterSteps(IProgress<Steps> watcher, int before) : IProgress<Steps>
{
    /// <inheritdoc/>
    public void Report(Steps value) => watcher.Report(new Steps(before + value.Done, before + value.Total, value.Words));
}
