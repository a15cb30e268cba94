using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>What has to be seen before any row: what deletes, what the public sees or sees no more, what conflicts, what cannot be undone.</summary>
internal static class Attention
{
    /// <summary>A sentence each; none where nothing is of the kind.</summary>
    public static IEnumerable<string> Of(ChangeSet change, IReadOnlyList<IReadOnlyList<string>> odd)
    {
        var deleted = change.Records.Where(record => record.Action == RecordAction.Delete).ToList();
        if (deleted.Count > 0)
            yield return $"Deletes {Counted.Of(deleted)}.";
        var (published, hidden) = (Publicity(change, "yes"), Publicity(change, "no"));
        if (published.Count > 0)
            yield return $"Publishes {Counted.Of(published)}: everybody can see {Them(published)}.";
        if (hidden.Count > 0)
            yield return $"Hides {Counted.Of(hidden)} from the public.";
        foreach (var sentence in Conflicts(change))
            yield return sentence;
        foreach (var sentence in Final(change))
            yield return sentence;
        var others = odd.Where((why, place) => why.Count > 0 && change.Records[place].Conflicts.Count == 0).Count();
        if (others > 0 && change.State == ChangeState.Waiting)
            yield return $"{Counted.Of(others, Counted.Noun(change.Records))} of {change.Records.Count} {(others == 1 ? "is" : "are")} different from the others.";
    }

    private static List<RecordChange> Publicity(ChangeSet change, string value) =>
    [
        .. change.Records.Where(record => record.Fields.Any(field => field.Field == "is_public" && field.ShownAfter == value && (record.Action != RecordAction.Create || value == "yes"))),
    ];

    private static IEnumerable<string> Conflicts(ChangeSet change)
    {
        var conflicts = change.Records.Where(record => record.Conflicts.Count > 0).ToList();
        return conflicts is [var only] ? only.Conflicts.Select(conflict => $"Conflict: {conflict}")
            : conflicts.Count > 0 ? [$"{Counted.Of(conflicts)} would have a conflict afterwards."]
            : [];
    }

    private static IEnumerable<string> Final(ChangeSet change)
    {
        var whole = change.Records.Where(record => record.NotUndoable is not null).ToList();
        if (whole.Count > 0)
            yield return $"Cannot be undone: {Counted.Of(whole)}.{Why(whole.Select(record => record.NotUndoable!))}";
        foreach (var fields in change.Records.Where(record => record.NotUndoable is null).SelectMany(record => record.Fields).Where(field => field.NotUndoable is not null).GroupBy(ShownValue.Label))
            yield return $"Cannot be undone: the new {fields.Key}{(fields.Count() > 1 ? $" of {fields.Count()}" : "")}.{Why(fields.Select(field => field.NotUndoable!))}";
    }

    private static string Why(IEnumerable<string> reasons) => reasons.Distinct().ToList() is [var only] ? $" {only}" : "";

    private static string Them(List<RecordChange> records) => records.Count == 1 ? "it" : "them";
}
