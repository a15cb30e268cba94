using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Makes the record of a change that deletes a contact, sponsor, exhibitor, report or draft, with all that tells later whether somebody changed it.</summary>
internal static class RemovedRecord
{
    /// <summary>Makes it.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="held">The record as it is.</param>
    /// <param name="name">Its name, as people find it.</param>
    /// <param name="notUndoable">Why it cannot be brought back; null where it can.</param>
    public static RecordChange Of(AskedEvent asked, RecordKind kind, HeldRecord held, string name, string? notUndoable = null) => new()
    {
        Kind = kind,
        Action = RecordAction.Delete,
        Id = held.Id,
        Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _),
        AdminUrl = held.AdminUrl,
        BaseUpdatedAt = held.UpdatedAt,
        Base = held.Known,
        NotUndoable = notUndoable,
    };
}
