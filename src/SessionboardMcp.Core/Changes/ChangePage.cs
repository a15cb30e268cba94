namespace SessionboardMcp.Core.Changes;

/// <summary>Where a person sees a change set. A host that has no page registers none, and then nothing that waits is offered.</summary>
/// <param name="address">The page's address for an id.</param>
public sealed class ChangePage(Func<string, Uri> address)
{
    /// <summary>The page of a change set. The address alone approves nothing: that needs the browser that it belongs to.</summary>
    /// <param name="changeId">The id of the change set.</param>
    public Uri Of(string changeId) => address(changeId);
}
