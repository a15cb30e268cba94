namespace SessionboardMcp.Core.Changes;

/// <summary>
/// Where a host brings a change before the person by itself, instead of by a link: nothing of how it is reached goes through the assistant. A host
/// whose pages are reached by a link registers a <see cref="ChangePage"/> instead.
/// </summary>
public interface IApprovalWindow
{
    /// <summary>Whether a person can get to see a change that waits.</summary>
    bool CanShow { get; }

    /// <summary>Brings a change that waits before the person.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="cancellationToken">The call's own.</param>
    /// <returns>What the assistant is told of it: sentences without an address.</returns>
    Task<string> ShowAsync(ChangeSet change, CancellationToken cancellationToken);

    /// <summary>How the person gets to see what waits, once more: sentences for the assistant without an address.</summary>
    string Reminder { get; }
}
