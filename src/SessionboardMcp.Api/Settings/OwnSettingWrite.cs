namespace SessionboardMcp.Api.Settings;

/// <summary>A change or deletion of a setting by a credential. The sessions that have the setting do not tell of it by their <c>updated_at</c>.</summary>
/// <param name="Kind">The kind of setting.</param>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was written (UTC).</param>
public sealed record OwnSettingWrite(SettingKind Kind, string Id, DateTimeOffset At)
{
    // A little longer than Sessionboard's own three minutes.
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(4);

    /// <summary>Whether it was deleted, or else changed.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>Whether Sessionboard said that it was carried out. Otherwise only a list of the settings tells what they are now.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether what was read may still show the setting as it was: Sessionboard's reads of sessions may be three minutes old.</summary>
    /// <param name="readAt">When the reading began (UTC).</param>
    public bool IsUnseen(DateTimeOffset readAt) => At + Unseen > readAt;
}
