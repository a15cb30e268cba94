using System.Text.Json;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Reports;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>What Sessionboard holds of a contact, sponsor, exhibitor, report or draft: one form for all, by the names with which each is written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="AdminUrl">The link that lets an organizer look at it; null where there is none.</param>
/// <param name="UpdatedAt">When it last changed; null where that is not told.</param>
/// <param name="Values">What it holds, by field; a value may be masked by Sessionboard.</param>
internal sealed record HeldRecord(string Id, string Name, string? AdminUrl, DateTimeOffset? UpdatedAt, IReadOnlyDictionary<string, JsonElement> Values)
{
    /// <summary>The e-mail address of a contact.</summary>
    public const string Email = "email";

    /// <summary>The telephone of a contact.</summary>
    public const string Phone = "phone";

    /// <summary>The company that a new sponsor or exhibitor is; never told again.</summary>
    public const string AccountId = "account_id";

    /// <summary>The query of a report.</summary>
    public const string Query = "query";

    /// <summary>The event of a report, under a name of ours: nobody writes it, but it says where the report is written to.</summary>
    public const string EventId = "event";

    /// <summary>The values that are known: what is masked is never kept, compared or written.</summary>
    public IReadOnlyDictionary<string, JsonElement> Known =>
        Values.Where(value => !IsMasked(value.Value)).ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);

    /// <summary>A contact. It is read with other names than it is written with: <c>company_name</c>, <c>phone_home</c> (FACTS.md, API conventions).</summary>
    public static HeldRecord Of(Contact contact) => new(
        contact.Id,
        IndexedPerson.NameOf(contact),
        contact.AdminUrl,
        contact.UpdatedAt,
        Fields(
            [
                (Email, contact.Email), ("first_name", contact.FirstName), ("last_name", contact.LastName), ("company", contact.CompanyName), ("title", contact.Title),
                (Phone, contact.PhoneHome),
            ],
            contact.CustomFields));

    /// <summary>A sponsor or exhibitor.</summary>
    public static HeldRecord Of(Account account) => new(account.Id, account.Name ?? "", account.AdminUrl, account.UpdatedAt, Fields([("name", account.Name)], account.CustomFields));

    /// <summary>A report.</summary>
    public static HeldRecord Of(SavedReport report)
    {
        var fields = Fields([("name", report.Name), (Query, report.Query), ("category", report.Category)], []);
        if (JsonValue.Of(report.EventId) is { } eventId)
            fields[EventId] = eventId;
        return new HeldRecord(report.Id, report.Name, null, null, fields);
    }

    /// <summary>A draft of the agenda.</summary>
    public static HeldRecord Of(AgendaDraft draft) => new(
        draft.Id, draft.Name ?? "", draft.AdminUrl, draft.UpdatedAt, Fields([("name", draft.Name), ("description", draft.Description), ("status", draft.Status)], []));

    /// <summary>What it holds of a field; null where it holds nothing.</summary>
    public JsonElement? Value(string field) => Values.TryGetValue(field, out var value) ? value : null;

    /// <summary>Whether it is not told what a field holds.</summary>
    public bool IsMasked(string field) => Value(field) is { } value && IsMasked(value);

    /// <summary>Whether it holds what a change wrote.</summary>
    public bool Shows(FieldChange change) => Holds(change.Field, change.After);

    /// <summary>Whether it holds a value. That of a custom field is told as text, whatever its type; an address may be kept in small letters.</summary>
    public bool Holds(string field, JsonElement? value)
    {
        var held = Value(field);
        return !IsMasked(field)
            && (field.StartsWith(SessionFields.CustomPrefix, StringComparison.Ordinal) ? SessionFields.HoldsCustom(held, value)
                : field == Email ? string.Equals(held?.ToString(), value?.ToString(), StringComparison.OrdinalIgnoreCase)
                : JsonValue.AreSame(held, value));
    }

    /// <summary>Whether it may hold what a change wrote, as far as can be seen: of what is masked the masks are compared.</summary>
    public bool MayShow(FieldChange change) => IsMasked(change.Field)
        ? Value(change.Field)!.Value.GetString() == PersonalDataMask.Value(change.After.ToString())
        : Shows(change);

    /// <summary>Whether it may be what a change wrote. A company that was named by its id is told by its name, where that was known.</summary>
    public bool MayShow(RecordChange record) => record.Fields.All(field => field.Field == AccountId
        ? Guid.TryParse(record.Name, out _) || StrangersText.Shown(Name, masks: true, 200, out _) == record.Name || StrangersText.Shown(Name, masks: false, 200, out _) == record.Name
        : MayShow(field));

    private static Dictionary<string, JsonElement> Fields(IEnumerable<(string Name, string? Value)> fields, IReadOnlyList<CustomFieldValue> custom)
    {
        var held = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.Concat(custom.Where(one => one.InternalName is not null).Select(one => (Name: SessionFields.CustomPrefix + one.InternalName, one.Value))))
        {
            if (JsonValue.Of(value) is { } given)
                held[name] = given;
        }

        return held;
    }

    private static bool IsMasked(JsonElement value) => value.ValueKind == JsonValueKind.String && MaskedText.IsName(value.GetString());
}
