namespace SessionboardMcp.Core.Index;

/// <summary>One record that changed.</summary>
/// <param name="At">When: of what was created since, its creation; of what was deleted, its deletion; else its last change.</param>
/// <param name="Change">created, updated or deleted.</param>
/// <param name="Kind">session, sub-session, abstract, speaker, contact, sponsor or exhibitor.</param>
/// <param name="Id">Its id.</param>
/// <param name="FriendlyId">The short id that organizers see.</param>
/// <param name="Name">Title or name; null where Sessionboard does not tell it.</param>
/// <param name="Status">The status as organizers see it; null where the kind has none.</param>
/// <param name="AdminUrl">The link that lets an organizer check.</param>
internal sealed record RecordChange(
    DateTimeOffset At, string Change, string Kind, string Id, string? FriendlyId, string? Name, string? Status, string? AdminUrl)
{
    /// <summary>The change of a record that stands.</summary>
    public static RecordChange Of(
        DateTimeOffset since, DateTimeOffset? createdAt, DateTimeOffset? updatedAt, string kind, string id, string? friendlyId, string? name, string? status, string? adminUrl) =>
        createdAt > since
            ? new RecordChange(createdAt.Value, "created", kind, id, friendlyId, name, status, adminUrl)
            : new RecordChange(updatedAt ?? createdAt ?? since, "updated", kind, id, friendlyId, name, status, adminUrl);
}
