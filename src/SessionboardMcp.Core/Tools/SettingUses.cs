using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>How often each setting of a kind is used.</summary>
internal sealed class SettingUses
{
    private readonly Dictionary<(string Id, bool IsAbstract), int> _uses = [];
    private readonly Dictionary<string, int> _records = new(StringComparer.Ordinal);

    private SettingUses()
    {
    }

    /// <summary>The uses of a kind, counted once for each version of the index.</summary>
    /// <returns>The counts, and the age of the oldest record counted.</returns>
    public static async Task<(SettingUses Uses, DateTimeOffset AsOf)> CountAsync(EventIndex index, SettingKind kind, CancellationToken cancellationToken)
    {
        var sessions = await index.SessionsAsync(cancellationToken);
        if (kind != SettingKind.Fields)
            return (Of(sessions, kind), sessions.AsOf);

        var people = await index.PeopleAsync(cancellationToken);
        var sponsors = await index.SponsorsAsync(cancellationToken);
        var exhibitors = await index.ExhibitorsAsync(cancellationToken);
        return (OfFields(sessions, people, sponsors, exhibitors), new[] { sessions.AsOf, people.AsOf, sponsors.AsOf, exhibitors.AsOf }.Min());
    }

    /// <summary>The uses of a kind that only sessions know.</summary>
    public static SettingUses Of(IndexPart<IndexedSession> sessions, SettingKind kind) => sessions.Made.Of((typeof(SettingUses), kind), () =>
    {
        var uses = new SettingUses();
        foreach (var session in sessions.Items)
            uses.Count(session, kind);
        return uses;
    });

    private static SettingUses OfFields(
        IndexPart<IndexedSession> sessions, IndexPart<IndexedPerson> people, IndexPart<Account> sponsors, IndexPart<Account> exhibitors) =>
        sessions.Made.Of((typeof(SettingUses), SettingKind.Fields), [people, sponsors, exhibitors], () =>
        {
            var uses = new SettingUses();
            foreach (var session in sessions.Items)
                uses.Count(session, SettingKind.Fields);
            foreach (var person in people.Items)
                uses.Count(person.Record.CustomFields);
            foreach (var account in sponsors.Items.Concat(exhibitors.Items))
                uses.Count(account.CustomFields);
            return uses;
        });

    /// <summary>How many sessions use it.</summary>
    public int Sessions(string id) => _uses.GetValueOrDefault((id, false));

    /// <summary>How many abstracts use it.</summary>
    public int Abstracts(string id) => _uses.GetValueOrDefault((id, true));

    /// <summary>How many records of any kind have a value in it.</summary>
    public int Records(string id) => _records.GetValueOrDefault(id);

    private void Count(IndexedSession session, SettingKind kind)
    {
        var record = session.Record;
        IEnumerable<string?> ids = kind == SettingKind.Tags ? record.Tags.Select(tag => (string?)tag.Id) : [IdOf(record, kind)];
        foreach (var id in ids.OfType<string>().Distinct(StringComparer.Ordinal))
            _uses[(id, record.IsAbstract)] = _uses.GetValueOrDefault((id, record.IsAbstract)) + 1;
        if (kind == SettingKind.Fields)
            Count(record.CustomFields);
    }

    private static string? IdOf(Session record, SettingKind kind) => kind switch
    {
        SettingKind.Tracks => record.Track?.Id,
        SettingKind.Rooms => record.Room?.Id,
        SettingKind.Formats => record.Format?.Id,
        SettingKind.Levels => record.Level?.Id,
        SettingKind.Languages => record.Language?.Id,
        // As organizers see it: what has a custom status does not show the core one.
        SettingKind.Statuses => record.CustomStatus?.Id ?? record.Status,
        _ => null,
    };

    private void Count(IReadOnlyList<CustomFieldValue> values)
    {
        var ids = values.Where(value => !string.IsNullOrWhiteSpace(value.Value)).Select(value => value.Id).OfType<string>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
            _records[id] = _records.GetValueOrDefault(id) + 1;
    }
}
