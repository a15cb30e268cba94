using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Creates, changes, deletes and restores sponsors and exhibitors. Nothing says that a name must be new, so it may repeat. That <c>account_id</c> is
/// the id of a sponsor or exhibitor of any event, whose profile the new one takes over, is our assumption.
/// </summary>
/// <param name="Name">One of them, such as <c>sponsor</c>.</param>
/// <param name="Of">The event's.</param>
/// <param name="With">The event with others instead.</param>
/// <param name="DeletedOf">The event's deleted ones.</param>
/// <param name="WithDeleted">The event with other deleted ones instead.</param>
internal sealed record AccountWrites(
    string Name,
    Func<Event, IReadOnlyList<Account>> Of,
    Func<Event, IReadOnlyList<Account>, Event> With,
    Func<Event, IReadOnlyList<Account>> DeletedOf,
    Func<Event, IReadOnlyList<Account>, Event> WithDeleted)
{
    public static AccountWrites Sponsors { get; } = new("sponsor",
        one => one.Sponsors, (one, list) => one with { Sponsors = list }, one => one.DeletedSponsors, (one, list) => one with { DeletedSponsors = list });

    public static AccountWrites Exhibitors { get; } = new("exhibitor",
        one => one.Exhibitors, (one, list) => one with { Exhibitors = list }, one => one.DeletedExhibitors, (one, list) => one with { DeletedExhibitors = list });

    /// <summary>Makes one.</summary>
    /// <param name="event">The event.</param>
    /// <param name="body">What is written.</param>
    /// <param name="known">Every company of the events that the caller sees.</param>
    /// <param name="time">The clock.</param>
    public (Event Event, Account Written) Create(Event @event, AccountBody body, IEnumerable<Account> known, TimeProvider time)
    {
        var now = time.GetUtcNow().AsTold();
        var linked = body.AccountId is { } account
            ? known.FirstOrDefault(one => one.Id == account.ToString()) ?? throw RequestRefusedException.BadRequest($"There is no such account: {account}.")
            : null;
        if (linked is not null && Of(@event).Any(one => one.Id == linked.Id))
            throw RequestRefusedException.BadRequest($"The account is a {Name} of this event already.");
        var made = Written(@event, body, now, new Account
        {
            Id = Guid.NewGuid().ToString(),
            Number = Of(@event).Concat(DeletedOf(@event)).Select(one => one.Number).DefaultIfEmpty(0).Max() + 1,
            Name = linked?.Name ?? body.Name!,
            Description = linked?.Description,
            Profile = linked?.Profile ?? new Dictionary<string, string>(),
            CreatedAt = now,
            UpdatedAt = now,
        });
        return (With(@event, [.. Of(@event), made]), made);
    }

    /// <summary>Changes what the body names, if it is still as the caller knows it.</summary>
    public (Event Event, Account Written) Update(Event @event, string id, AccountBody body, TimeProvider time)
    {
        var account = Find(Of(@event), id, "");
        RecordVersion.Check(Name, account.UpdatedAt, body.Version);
        var changed = Written(@event, body, time.After(account.UpdatedAt), account);
        return (With(@event, [.. Of(@event).Select(other => other.Id == account.Id ? changed : other)]), changed);
    }

    /// <summary>Deletes one so that it can be restored.</summary>
    public (Event Event, Account Written) Delete(Event @event, string id, TimeProvider time)
    {
        var account = Find(Of(@event), id, "");
        var gone = account with { UpdatedAt = time.After(account.UpdatedAt) };
        return (WithDeleted(With(@event, [.. Of(@event).Where(other => other.Id != account.Id)]), [.. DeletedOf(@event), gone]), gone);
    }

    /// <summary>Makes a deleted one stand again.</summary>
    public (Event Event, Account Written) Restore(Event @event, string id, TimeProvider time)
    {
        var account = Find(DeletedOf(@event), id, "deleted ");
        // Who was deleted meanwhile is not among its people any more.
        var restored = account with
        {
            UpdatedAt = time.After(account.UpdatedAt),
            Contacts = [.. account.Contacts.Where(link => @event.Contacts.Any(contact => contact.Id == link.ContactId))],
        };
        return (With(WithDeleted(@event, [.. DeletedOf(@event).Where(other => other.Id != account.Id)]), [.. Of(@event), restored]), restored);
    }

    private static Account Written(Event @event, AccountBody body, DateTimeOffset now, Account account) => account with
    {
        Name = body.Name ?? account.Name,
        CustomValues = CustomFieldWrites.Merge(@event, FieldModule.Account, account.CustomValues, body.CustomFields, now),
        UpdatedAt = now,
    };

    private Account Find(IReadOnlyList<Account> accounts, string id, string what) =>
        accounts.FirstOrDefault(account => string.Equals(account.Id, id, StringComparison.OrdinalIgnoreCase)) ?? throw RequestRefusedException.NotFound($"There is no such {what}{Name}.");
}
