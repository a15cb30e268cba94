using System.Collections.Concurrent;
using System.Globalization;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// What is learned of a connection's rights from what became of its writes. A scope is taken for missing only where Sessionboard's own words say so:
/// any other 403 may be of the event, of a feature or of the record, and keeps nothing else from being tried. So that what is refused is not sent for ever,
/// the same operation in the same event is held back for a while after it was refused a few times in a row.
/// </summary>
public sealed class RefusedWrites
{
    /// <summary>So many changes in a row, as one may be about a record that nobody may change.</summary>
    internal const int Most = 3;

    private readonly ConcurrentDictionary<Operation, Refusals> _refused = new();
    private readonly RefusedScopes _scopes;
    private readonly TimeProvider _time;

    internal RefusedWrites(RefusedScopes scopes, TimeProvider time) => (_scopes, _time) = (scopes, time);

    /// <summary>Notes what became of what was sent.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="sent">Its records that were sent, as they ended.</param>
    internal void Note(ChangeSet change, IReadOnlyList<RecordChange> sent)
    {
        var proven = sent.Where(record => record.IsWritten).Select(record => ChangeScopes.WriteOf(record.Kind)).ToHashSet(StringComparer.Ordinal);
        foreach (var scope in proven)
            _scopes.Forget(change.Connection, scope);
        foreach (var scope in sent.Select(record => record.MissingScope).OfType<string>().Distinct().Where(scope => !proven.Contains(scope)))
            _scopes.Add(change.Connection, scope);
        foreach (var records in sent.GroupBy(record => Of(change.Connection, change.EventId, record)))
        {
            if (records.Any(record => record.IsWritten))
                _refused.TryRemove(records.Key, out _);
            else if (records.Any(record => record.WasForbidden))
                Count(records.Key);
        }
    }

    /// <summary>Holds back what was refused a few times in a row.</summary>
    /// <exception cref="ChangeRefusedException">It was.</exception>
    internal void Require(string connection, ChangePlan plan)
    {
        if (_refused.IsEmpty)
            return;
        var now = _time.GetUtcNow();
        foreach (var record in plan.Records.Select(planned => planned.Record))
        {
            if (_refused.TryGetValue(Of(connection, plan.Event.Id, record), out var known) && known.Count >= Most && known.Until > now)
                throw new ChangeRefusedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Nothing was changed, and nothing was sent: Sessionboard did not allow the last {Most} changes like this in this event (403). Ask an organization admin whether this connection has the scope "
                    + $"{ChangeScopes.WriteOf(record.Kind)}, the event has the feature that it needs, and this person may do it there. It is tried again after {RefusedScopes.Believed.TotalMinutes} minutes."));
        }
    }

    private void Count(Operation operation)
    {
        var now = _time.GetUtcNow();
        foreach (var old in _refused.Where(one => one.Value.Until <= now))
            _refused.TryRemove(old);
        _refused.AddOrUpdate(operation, _ => new Refusals(1, now + RefusedScopes.Believed), (_, known) => new Refusals(known.Count + 1, now + RefusedScopes.Believed));
    }

    private static Operation Of(string connection, int eventId, RecordChange record) => new(connection, eventId, record.Kind, record.Noun, record.Action);

    // The noun is part of it: abstracts need a feature that sessions do not.
    private readonly record struct Operation(string Connection, int EventId, RecordKind Kind, string? Noun, RecordAction Action);

    private readonly record struct Refusals(int Count, DateTimeOffset Until);
}
