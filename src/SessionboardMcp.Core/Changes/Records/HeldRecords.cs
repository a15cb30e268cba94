using System.Text.Json;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Reports;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Reads and writes contacts, sponsors, exhibitors, reports and drafts, alike for whoever plans, sends, looks back or undoes.</summary>
internal static class HeldRecords
{
    private const int PageSize = 100;

    /// <summary>Whether records of a kind are read and written here.</summary>
    public static bool Covers(RecordKind kind) => kind is RecordKind.Contact or RecordKind.Sponsor or RecordKind.Exhibitor or RecordKind.Report or RecordKind.Draft;

    /// <summary>Whether an update of the kind is guarded by <c>updated_at</c> (FACTS.md, API conventions).</summary>
    public static bool IsGuarded(RecordKind kind) => kind is RecordKind.Session or RecordKind.Contact or RecordKind.Sponsor or RecordKind.Exhibitor;

    /// <summary>A record as it is now; null where it is gone. Its reads are as new as the record.</summary>
    public static async Task<HeldRecord?> FindAsync(int eventId, RecordKind kind, string id, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            return kind switch
            {
                RecordKind.Contact => HeldRecord.Of(await client.Contacts.GetAsync(eventId, id, cancellationToken)),
                RecordKind.Report => (await ReportsAsync(client, cancellationToken)).FirstOrDefault(report => report.Id == id) is { } report ? report : null,
                RecordKind.Draft => (await client.Agenda.ListDraftsAsync(eventId, cancellationToken)).Value.FirstOrDefault(draft => draft.Id == id) is { } draft ? HeldRecord.Of(draft) : null,
                _ => HeldRecord.Of(await client.Accounts.GetAsync(eventId, AccountKindOf(kind), id, cancellationToken)),
            };
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <summary>What may have been made by a change: the records of the kind that were created since. Of reports no time is told: all of the event.</summary>
    public static async Task<IReadOnlyList<HeldRecord>> MadeAsync(
        int eventId, RecordKind kind, DateTimeOffset? since, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var search = new ContactSearch { CreatedAfter = since };
        return kind switch
        {
            RecordKind.Report => [.. (await ReportsAsync(client, cancellationToken)).Where(report => JsonValue.AreSame(report.Value(HeldRecord.EventId), JsonValue.Of((int?)eventId)))],
            RecordKind.Draft => [.. (await client.Agenda.ListDraftsAsync(eventId, cancellationToken)).Value.Where(draft => !(draft.CreatedAt < since)).Select(HeldRecord.Of)],
            RecordKind.Contact => [.. (await AllAsync(page => client.Contacts.SearchAsync(eventId, search, page, PageSize, cancellationToken))).Select(HeldRecord.Of)],
            RecordKind.Sponsor => [.. (await AllAsync(page => client.Accounts.SearchSponsorsAsync(eventId, search, page, PageSize, cancellationToken))).Select(HeldRecord.Of)],
            _ => [.. (await AllAsync(page => client.Accounts.SearchExhibitorsAsync(eventId, search, page, PageSize, cancellationToken))).Select(HeldRecord.Of)],
        };
    }

    /// <summary>The contacts of an event that were made or changed since an instant; all of them for null.</summary>
    public static async Task<IReadOnlyList<HeldRecord>> ContactsAsync(int eventId, DateTimeOffset? since, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var search = new ContactSearch { UpdatedAfter = since };
        return [.. (await AllAsync(page => client.Contacts.SearchAsync(eventId, search, page, PageSize, cancellationToken))).Select(HeldRecord.Of)];
    }

    /// <summary>Makes one.</summary>
    /// <returns>What the answer tells; null where it tells nothing.</returns>
    public static async Task<HeldRecord?> CreateAsync(
        int eventId, RecordKind kind, IReadOnlyDictionary<string, JsonElement> fields, ISessionboardClient client, CancellationToken cancellationToken) => kind switch
        {
            RecordKind.Contact => HeldRecord.Of(await client.Contacts.CreateAsync(eventId, fields, cancellationToken)),
            RecordKind.Report => await client.Reports.CreateAsync(eventId, fields, cancellationToken) is { } report ? HeldRecord.Of(report) : null,
            RecordKind.Draft => HeldRecord.Of(await client.Agenda.CreateDraftAsync(eventId, fields, cancellationToken)),
            _ => HeldRecord.Of(await client.Accounts.CreateAsync(eventId, AccountKindOf(kind), fields, cancellationToken)),
        };

    /// <summary>Changes one.</summary>
    /// <returns>What the answer tells; null where it tells nothing.</returns>
    public static async Task<HeldRecord?> UpdateAsync(
        int eventId, RecordChange record, IReadOnlyDictionary<string, JsonElement> fields, ISessionboardClient client, CancellationToken cancellationToken) => record.Kind switch
        {
            RecordKind.Contact => HeldRecord.Of(await client.Contacts.UpdateAsync(eventId, record.Id!, fields, record.BaseUpdatedAt, cancellationToken)),
            RecordKind.Report => await client.Reports.UpdateAsync(EventOf(record), record.Id!, fields, cancellationToken) is { } report ? HeldRecord.Of(report) : null,
            RecordKind.Draft => HeldRecord.Of(await client.Agenda.UpdateDraftAsync(eventId, record.Id!, fields, cancellationToken)),
            _ => HeldRecord.Of(await client.Accounts.UpdateAsync(eventId, AccountKindOf(record.Kind), record.Id!, fields, record.BaseUpdatedAt, cancellationToken)),
        };

    /// <summary>Deletes one: softly, but for reports and drafts.</summary>
    public static Task DeleteAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken) => record.Kind switch
    {
        RecordKind.Contact => client.Contacts.DeleteAsync(eventId, record.Id!, cancellationToken),
        RecordKind.Report => client.Reports.DeleteAsync(EventOf(record), record.Id!, cancellationToken),
        RecordKind.Draft => client.Agenda.DeleteDraftAsync(eventId, record.Id!, cancellationToken),
        _ => client.Accounts.DeleteAsync(eventId, AccountKindOf(record.Kind), record.Id!, cancellationToken),
    };

    /// <summary>Brings one back.</summary>
    public static Task RestoreAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken) => record.Kind switch
    {
        RecordKind.Contact => client.Contacts.RestoreAsync(eventId, record.Id!, cancellationToken),
        RecordKind.Report or RecordKind.Draft => throw new InvalidOperationException("Reports and drafts cannot be restored; no plan says so."),
        _ => client.Accounts.RestoreAsync(eventId, AccountKindOf(record.Kind), record.Id!, cancellationToken),
    };

    /// <summary>Which of the two a company is.</summary>
    public static AccountKind AccountKindOf(RecordKind kind) => kind switch
    {
        RecordKind.Sponsor => AccountKind.Sponsor,
        RecordKind.Exhibitor => AccountKind.Exhibitor,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No company."),
    };

    // A report over all events is written to where it belongs, whichever event was asked about.
    private static int? EventOf(RecordChange record) =>
        record.Base?.TryGetValue(HeldRecord.EventId, out var eventId) == true ? eventId.GetInt32() : null;

    private static async Task<IEnumerable<HeldRecord>> ReportsAsync(ISessionboardClient client, CancellationToken cancellationToken) =>
        (await client.Reports.ReadAsync(cancellationToken)).Select(HeldRecord.Of);

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<int, Task<Page<T>>> fetch)
    {
        var all = new List<T>();
        for (var page = 1; ; page++)
        {
            var found = await fetch(page);
            all.AddRange(found.Items);
            if (found.Items.Count < PageSize)
                return all;
        }
    }
}
