using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// Finds the records of a change set that a person has to look at before the others: one bad row among forty is seen, as it stands first and
/// says why.
/// </summary>
internal static class OddRecords
{
    // Below so many there are no others to differ from.
    private const int Many = 4;

    private const string Undoing = "undoing";

    // What at least so large a part has in common is what the change set is about.
    private const double Most = 0.7;

    /// <summary>Why a record stands out, a sentence each; for those that do not, none.</summary>
    /// <param name="change">The change set.</param>
    /// <returns>As many lists as there are records, in their order.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(ChangeSet change)
    {
        var records = change.Records;
        // A commit and what it moves are not alike, and need not be.
        List<RecordChange> alike = [.. records.Where(record => record.Action != RecordAction.Commit)];
        var common = alike.Count < Many ? [] : Common(alike);
        return [.. records.Select(record => record.Action == RecordAction.Commit ? [.. Own(record, records.Count > 1)] : (IReadOnlyList<string>)[.. Own(record, records.Count > 1), .. common.SelectMany(one => Differs(record, one)).Concat(Extra(record, alike)).Distinct()])];
    }

    // What is so whatever the others are. Of a single one it stands above already.
    private static IEnumerable<string> Own(RecordChange record, bool hasOthers)
    {
        if (hasOthers)
        {
            foreach (var conflict in record.Conflicts)
                yield return conflict;
        }

        if (record.OutcomeNote is { } note)
            yield return note;
    }

    private static List<Trait> Common(List<RecordChange> records) =>
    [
        .. records.SelectMany(Traits).GroupBy(trait => trait).Where(group => group.Count() >= records.Count * Most && group.Count() < records.Count).Select(group => group.Key),
    ];

    private static IEnumerable<string> Differs(RecordChange record, Trait common)
    {
        var own = Traits(record).Where(trait => trait.IsOf(common)).ToList();
        if (own.Contains(common))
            yield break;
        yield return own switch
        {
            [] => $"It does not change the {common.Label}, as the others do.",
            [var trait, ..] when common.Label == Undoing => trait.Value.Length == 0 ? "It can be undone, unlike the others." : $"It cannot be undone: {trait.Value}",
            [var trait, ..] => $"{Upper(common.Label)} {common.Verb} {Value(trait)}; for the others it {common.Verb} {Value(common)}.",
        };
    }

    // What one record changes besides what the others change.
    private static IEnumerable<string> Extra(RecordChange record, List<RecordChange> records) =>
        records.Count < Many
            ? []
            : record.Fields.Where(field => records.Count(other => other.Fields.Any(one => one.Field == field.Field)) <= records.Count * (1 - Most))
                .Select(field => $"It changes the {ShownValue.Label(field)}, too; the others do not.");

    private static string Value(Trait trait) => trait.Value.Length == 0 ? "empty" : trait.Value.Length <= 60 ? $"\"{trait.Value.Replace('"', '\'')}\"" : "another text";

    private static string Upper(string text) => string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));

    private static IEnumerable<Trait> Traits(RecordChange record)
    {
        yield return new Trait("kind", "is", ChangeWords.Of(record));
        yield return new Trait("action", "is", record.Action.ToString().ToLowerInvariant());
        yield return new Trait(Undoing, "is", record.NotUndoable ?? record.Fields.FirstOrDefault(field => field.NotUndoable is not null)?.NotUndoable ?? "");
        foreach (var field in record.Fields)
        {
            yield return new Trait(ShownValue.Label(field), "was", field.ShownBefore);
            yield return new Trait(ShownValue.Label(field), "becomes", field.ShownAfter);
        }
    }

    private sealed record Trait(string Label, string Verb, string Value)
    {
        public bool IsOf(Trait other) => Label == other.Label && Verb == other.Verb;
    }
}
