using System.Globalization;

namespace SessionboardMcp.Core.Changes;

/// <summary>Tells of the placements that copy the live agenda into a draft: as a count, since hundreds of rows that change nothing hide what matters.</summary>
internal static class CopiedPlacements
{
    /// <summary>Whether a record is told by the count alone: it is a copy, and nothing is to be said of it.</summary>
    public static bool IsCounted(RecordChange record) => record.IsCopy && record.Outcome is RecordOutcome.NotSent or RecordOutcome.Sending or RecordOutcome.Changed or RecordOutcome.Accepted;

    /// <summary>How many were copied, and what to do where some were not; nothing where the change set copies none, or was not sent.</summary>
    public static IEnumerable<string> Told(ChangeSet change)
    {
        var copies = change.Records.Where(record => record.IsCopy).ToList();
        if (copies.Count == 0 || change.State is ChangeState.Waiting or ChangeState.Refused or ChangeState.Expired)
            yield break;
        var (written, refused) = (copies.Count(record => record.IsWritten), copies.Count(record => record.Outcome == RecordOutcome.Refused));
        if (written == copies.Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"All {copies.Count:N0} live placements were copied into it.");
        else if (written + refused == copies.Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"{written:N0} of {copies.Count:N0} live placements were copied into it. Sessionboard refused {refused:N0}, each below with its reason: a commit may take its time and room away. Correct it live, then call create_agenda_draft again with the draft's name.");
        else if (change.State != ChangeState.Applying)
            yield return string.Create(CultureInfo.InvariantCulture, $"Only {written:N0} of {copies.Count:N0} live placements are known to be in it, so it is not ready and is not committed like this. Call create_agenda_draft again with its name, later where the budget was spent: it is filled on.");
    }
}
