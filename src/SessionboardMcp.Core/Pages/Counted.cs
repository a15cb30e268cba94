using System.Globalization;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>Counts records in words.</summary>
internal static class Counted
{
    /// <summary>Such as <c>30 sessions</c>, <c>1 track</c>; <c>5 sessions and abstracts</c>, and <c>5 records</c> where they are of several kinds.</summary>
    public static string Of(IReadOnlyCollection<RecordChange> records)
    {
        var words = records.Select(ChangeWords.Of).Distinct().ToList();
        return words.Count > 1 && records.All(record => record.Kind == RecordKind.Session)
            ? string.Create(CultureInfo.InvariantCulture, $"{records.Count:N0} {string.Join(" and ", words.OrderDescending().Select(Plural))}")
            : Of(records.Count, Noun(records));
    }

    /// <summary>Such as <c>30 sessions</c>.</summary>
    public static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? noun : Plural(noun))}");

    /// <summary>What a button says that does a change set, such as <c>Change 30 sessions</c>.</summary>
    public static string Button(ChangeSet change)
    {
        var actions = change.Records.Select(record => record.Action).Distinct().ToList();
        if (actions.Contains(RecordAction.Commit))
            return change.Records.Count == 1 ? "Commit the draft" : $"Commit the draft: {Of([.. change.Records.Where(record => record.IsConsequence)])}";
        var verb = change.UndoOf is not null ? "Undo"
            : actions is not [var only] ? "Change"
            : only switch
            {
                RecordAction.Create => "Create",
                RecordAction.Delete => "Delete",
                RecordAction.Restore => "Restore",
                _ => "Change",
            };
        return $"{verb} {Of(change.Records)}";
    }

    /// <summary>The word of one of them.</summary>
    public static string Noun(IEnumerable<RecordChange> records)
    {
        var words = records.Select(ChangeWords.Of).Distinct().ToList();
        return words is [var only] ? only : "record";
    }

    private static string Plural(string noun) => noun.EndsWith('s') ? $"{noun}es" : $"{noun}s";
}
