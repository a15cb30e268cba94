using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Plans how a deleted contact, sponsor, exhibitor or status is brought back. Sessionboard lists none of those, so one is named by its id, or by
/// the name of one that the connection deleted itself.
/// </summary>
internal static class RecordRestoration
{
    private const int LongestId = 100;
    private const int Named = 5;

    /// <summary>The plan.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="standing">Those that are not deleted.</param>
    /// <param name="earlier">The change sets of the connection.</param>
    /// <exception cref="InvalidArgumentException">It is not deleted, or nothing tells which one is meant.</exception>
    public static ChangePlan Plan(AskedEvent asked, RecordKind kind, IReadOnlyList<NamedChoice> standing, IReadOnlyList<ChangeSet> earlier)
    {
        var (word, written) = (ChangeWords.Of(kind), RemovalArguments.IdOf(asked.Call.Arguments).Trim());
        var wanted = SameName.Id(written);
        if (standing.Any(one => Same(one.Id, wanted) || Same(one.FriendlyId, wanted)))
            throw Wrong($"{StrangersText.Quoted(written)} is not deleted, so there is nothing to bring back.");
        var own = Own(earlier, kind).ToList();
        if (own.FirstOrDefault(one => one.Change.EventId != asked.Summary.Id && Same(one.Record.Id, wanted)) is { Change: { } other })
            throw Wrong($"this {word} was deleted in another event, {StrangersText.Quoted(other.EventName)}. Give that event's id.");
        var here = own.Where(one => one.Change.EventId == asked.Summary.Id && standing.All(stands => !Same(stands.Id, one.Record.Id))).Select(one => one.Record).ToList();
        var record = Known(here, word, wanted) is { } known
            ? new RecordChange { Kind = kind, Action = RecordAction.Restore, Id = known.Id, Name = known.Name, AdminUrl = known.AdminUrl }
            // As it was written: an id that nobody here knows may be one of capital letters.
            : new RecordChange { Kind = kind, Action = RecordAction.Restore, Id = IdOf(here, standing, word, written), Name = written };
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Bring back the deleted {word} {StrangersText.Quoted(record.Name, asked.Cells.Masks)}.",
            Effects =
            [
                .. record.Name == written ? ["Sessionboard tells nothing of what is deleted, so neither its name is known here nor whether there is one."] : (string[])[],
                kind == RecordKind.Status
                    ? "It can be chosen again. Those that had it do not have it again by this."
                    : "It comes back as it was. Whether it is on its sessions again, Sessionboard does not say: look at them afterwards.",
            ],
            Records = [new PlannedRecord(record, kind == RecordKind.Status ? Touches.None : Touches.Contact)],
        };
    }

    // The latest first, each once.
    private static IEnumerable<(ChangeSet Change, RecordChange Record)> Own(IReadOnlyList<ChangeSet> earlier, RecordKind kind) => earlier
        .SelectMany(change => change.Records.Where(record => record is { Action: RecordAction.Delete, IsWritten: true, Id: not null } && record.Kind == kind).Select(record => (Change: change, Record: record)))
        .OrderByDescending(one => one.Change.SentAt ?? one.Change.CreatedAt)
        .DistinctBy(one => one.Record.Id, StringComparer.OrdinalIgnoreCase);

    private static RecordChange? Known(List<RecordChange> own, string word, string wanted)
    {
        if (own.Find(record => Same(record.Id, wanted) || Same(Friendly(record.Name), wanted)) is { } byId)
            return byId;
        var named = SameName.Among(own, record => Bare(record.Name), wanted).Concat(SameName.Among(own, record => record.Name, wanted)).DistinctBy(record => record.Id).ToList();
        return named.Count <= 1
            ? named.FirstOrDefault()
            : throw Wrong($"you deleted {named.Count} of this name. Use the id of one {word}: {string.Join(", ", named.Take(Named).Select(record => record.Id))}.");
    }

    // What could be an id is asked for: only Sessionboard knows whether there is one.
    private static string IdOf(List<RecordChange> own, IReadOnlyList<NamedChoice> standing, string word, string wanted)
    {
        if (wanted.Length <= LongestId && wanted.Any(char.IsAsciiDigit) && wanted.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && Friendly($"{wanted} ") is null)
            return wanted;
        if (SameName.Among(standing, wanted).Count > 0)
            throw Wrong($"the {word} {StrangersText.Quoted(wanted)} is not deleted, so there is nothing to bring back.");
        var latest = own.Count == 0 ? "" : $" You deleted: {string.Join(", ", own.Take(Named).Select(record => $"{record.Id} {StrangersText.Bracketed(record.Name)}"))}.";
        throw Wrong($"you deleted no {word} that is called {StrangersText.Quoted(wanted)}, and Sessionboard lists none that is deleted. Give its id, as the address of its page in Sessionboard ends.{latest}");
    }

    private static InvalidArgumentException Wrong(string what) => new($"Argument `{RemovalArguments.Id.Name}`: {what}");

    // Our own names begin with the friendly id, such as SPK-12.
    private static string? Friendly(string name) =>
        name.Split(' ', 2) is [var first, _] && first.Split('-') is [{ Length: > 0 } letters, { Length: > 0 } digits] && letters.All(char.IsAsciiLetter) && digits.All(char.IsAsciiDigit) ? first : null;

    private static string Bare(string name) => Friendly(name) is { } friendly ? name[(friendly.Length + 1)..] : name;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
