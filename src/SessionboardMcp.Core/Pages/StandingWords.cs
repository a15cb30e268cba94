using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>Where a change set stands, in words for the person who sees its page.</summary>
/// <param name="Badge">In two words.</param>
/// <param name="IsGood">Whether it went as it was asked for.</param>
/// <param name="Sentences">What is so now, and what to do next.</param>
internal sealed record StandingWords(string Badge, bool IsGood, IReadOnlyList<string> Sentences)
{
    /// <summary>The words for a change set.</summary>
    public static StandingWords Of(ChangeSet change) => change.State switch
    {
        ChangeState.Waiting => new("Waits for you", false, ["Nothing has been changed yet."]),
        ChangeState.Applying => new("Being written", false, ["It is being written to Sessionboard. Load this page again in a moment."]),
        ChangeState.Applied => new("Done", true, [$"{Counted.Of(change.Records)} written to Sessionboard.", "Tell your assistant: done."]),
        ChangeState.PartlyApplied => new("Partly done", false, [$"{Written(change)} of {Counted.Of(change.Records)} written to Sessionboard. Look below at what was not.", "Tell your assistant: partly done."]),
        ChangeState.Undone when change.RedoneBy is not null => new("Done again", true, ["It was done, put back, and done again since by a later change."]),
        ChangeState.Undone => new("Undone", true, ["It was done, and put back since."]),
        ChangeState.Expired => new("Expired", false, ["Nobody decided within a day, the connection ended before, or your assistant asked anew as things had changed. Nothing was changed.", "If you still want it, ask your assistant again."]),
        ChangeState.Unknown => new("Not known", false, ["Sessionboard gave no clear answer, so it is not known whether all of it was written. It is looked up each time this page is loaded.", "Do not ask for it again before that."]),
        _ when change.SentAt is null => new("Refused", true, ["You refused it. Nothing was changed.", "Your assistant is refused the same for an hour."]),
        _ => new("Not done", false, ["Nothing was changed. Look below for the reason.", "Tell your assistant: not done."]),
    };

    private static int Written(ChangeSet change) => change.Records.Count(record => record.IsWritten);
}
