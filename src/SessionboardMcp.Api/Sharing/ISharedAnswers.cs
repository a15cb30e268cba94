namespace SessionboardMcp.Api.Sharing;

/// <summary>
/// What several processes of one server share of Sessionboard's answers, so that what one of them read is not read again by another. A host that has
/// none is whole without: then each process keeps what it read by itself. Nothing here fails a call: what cannot be shared is read.
/// </summary>
public interface ISharedAnswers
{
    /// <summary>
    /// How long an answer is shared. Less than the minute that anything may be given away for, so that nobody makes anew what is no longer fresh out
    /// of answers that are as old.
    /// </summary>
    static readonly TimeSpan Kept = TimeSpan.FromSeconds(45);

    /// <summary>Whether what tells of people may be shared, too.</summary>
    bool HoldsPersonalData { get; }

    /// <summary>Gives an answer that any process has, or lets one process read it for all who ask meanwhile.</summary>
    /// <param name="credential">The key of the credential that it belongs to: whoever asks with another one never gets it.</param>
    /// <param name="name">What is asked, under which host and after which own writes.</param>
    /// <param name="again">Whether it is read whatever there is, and shared from then on.</param>
    /// <param name="read">Reads it. What it throws reaches the caller unchanged and is not shared.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SharedAnswer> ReadAsync(
        string credential, string name, bool again, Func<CancellationToken, Task<SharedAnswer>> read, CancellationToken cancellationToken);

    /// <summary>Tells the other processes that something was written.</summary>
    /// <param name="credential">The key of the credential that wrote.</param>
    /// <param name="name">Where they look for it.</param>
    /// <param name="news">What was written.</param>
    /// <param name="kept">How long it can be heard.</param>
    /// <returns>Whether they can hear it.</returns>
    Task<bool> TellAsync(string credential, string name, SharedNews news, TimeSpan kept);

    /// <summary>What was told, in one order for all processes.</summary>
    /// <param name="credential">The key of the credential that wrote.</param>
    /// <param name="name">Where it was told.</param>
    /// <param name="seen">The id of the last that this process heard; null where it heard none.</param>
    /// <returns>The id of the last that was told, null where there is none; and what came after the one that was seen. Null where nothing can be heard now.</returns>
    Task<(string? Last, IReadOnlyList<SharedNews> News)?> HearAsync(string credential, string name, string? seen);
}
