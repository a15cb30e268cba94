using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// What is learned of a connection's rights from what became of its writes. A scope is taken for missing only where Sessionboard's own words say so:
/// any other 403 may be of the event, of a feature or of the record, and keeps nothing else from being tried. So that what is refused is not sent for ever,
/// the same operation is held back for a while after it was refused a few times in a row: for the record that it was refused for, and in the whole event where
/// there were as many different records, or none yet.
/// </summary>
public sealed class RefusedWrites
{
    /// <summary>So many changes in a row, as one may be about a record that nobody may change.</summary>
    internal const int Most = 3;

    // How long a write by a scope proves that the connection has it. What a person lacks may change, so it is not for ever.
    private static readonly TimeSpan Proven = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Operation, Refusals> _refused = new();
    private readonly ConcurrentDictionary<(string Connection, string Scope), DateTimeOffset> _proven = new();
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
        {
            _scopes.Forget(change.Connection, scope);
            Prove(change.Connection, scope);
        }

        foreach (var scope in sent.Select(record => record.MissingScope).OfType<string>().Distinct().Where(scope => !proven.Contains(scope)))
        {
            _scopes.Add(change.Connection, scope);
            _proven.TryRemove((change.Connection, scope), out _);
        }

        foreach (var records in sent.GroupBy(record => Of(change.Connection, change.EventId, record)))
        {
            if (records.Any(record => record.IsWritten))
                _refused.TryRemove(records.Key, out _);
            else if (records.Any(record => record.WasForbidden))
                Count(records.Key, [.. records.Where(record => record.WasForbidden).Select(record => record.Id).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)]);
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
            if (!_refused.TryGetValue(Of(connection, plan.Event.Id, record), out var known) || known.Until <= now)
                continue;
            var isAll = known.HoldsAll;
            if (!isAll && !known.Holds(record.Id))
                continue;
            var scope = ChangeScopes.WriteOf(record.Kind);
            throw new ChangeRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing was changed, and nothing was sent: Sessionboard did not allow the last {Most} changes like this {(isAll ? "in this event" : $"of the record {record.Id}")} (403){(isAll ? "" : ". Others are not held back")}. "
                + $"Ask an organization admin whether {(HasWritten(connection, scope) ? "" : $"this connection has the scope {scope}, ")}the event has the feature that it needs, and this person may do it there. "
                + $"It is tried again after {RefusedScopes.Believed.TotalMinutes} minutes."));
        }
    }

    /// <summary>Whether a connection wrote by a scope lately: what it is refused then is not for want of it.</summary>
    internal bool HasWritten(string connection, string scope) => _proven.TryGetValue((connection, scope), out var until) && until > _time.GetUtcNow();

    private void Prove(string connection, string scope)
    {
        var now = _time.GetUtcNow();
        foreach (var old in _proven.Where(one => one.Value <= now))
            _proven.TryRemove(old);
        _proven[(connection, scope)] = now + Proven;
    }

    private void Count(Operation operation, IReadOnlyList<string> records)
    {
        var now = _time.GetUtcNow();
        foreach (var old in _refused.Where(one => one.Value.Until <= now))
            _refused.TryRemove(old);
        _refused.AddOrUpdate(operation, _ => Refusals.None.With(records, now + RefusedScopes.Believed), (_, known) => known.With(records, now + RefusedScopes.Believed));
    }

    private static Operation Of(string connection, int eventId, RecordChange record) => new(connection, eventId, record.Kind, record.Noun, record.Action);

    // The noun is part of it: abstracts need a feature that sessions do not.
    private readonly record struct Operation(string Connection, int EventId, RecordKind Kind, string? Noun, RecordAction Action);

    /// <summary>The refusals of an operation in a row.</summary>
    /// <param name="Changes">How many changes were refused.</param>
    /// <param name="Records">How many of them were about each record, by id; empty where the records have none yet.</param>
    /// <param name="Until">Until when it counts.</param>
    private sealed record Refusals(int Changes, ImmutableDictionary<string, int> Records, DateTimeOffset Until)
    {
        public static Refusals None { get; } = new(0, ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase), default);

        public bool HoldsAll => Changes >= Most && (Records.IsEmpty || Records.Count >= Most);

        public bool Holds(string? id) => id is not null && Records.GetValueOrDefault(id) >= Most;

        public Refusals With(IReadOnlyList<string> ids, DateTimeOffset until) =>
            new(Changes + 1, Records.SetItems(ids.Select(id => KeyValuePair.Create(id, Records.GetValueOrDefault(id) + 1))), until);
    }
}
