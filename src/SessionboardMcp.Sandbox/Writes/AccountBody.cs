using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What a write says of a sponsor or exhibitor; null where it says nothing.</summary>
internal sealed record AccountBody
{
    /// <summary>The version that an update is meant for: it fails where there is another. Null for whatever there is.</summary>
    public DateTimeOffset? Version { get; private init; }

    public string? Name { get; private init; }

    /// <summary>A company that the organization knows already; of a creation only.</summary>
    public Guid? AccountId { get; private init; }

    public IReadOnlyList<(string Name, string Value)> CustomFields { get; private init; } = [];

    /// <summary>Reads the body of a creation.</summary>
    public static AccountBody OfCreate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body) with { AccountId = body.Id("account_id") };
        body.Close(rules);
        return read is { Name: null, AccountId: null } ? throw RequestRefusedException.BadRequest("name or account_id is missing.") : read;
    }

    /// <summary>Reads the body of an update.</summary>
    public static AccountBody OfUpdate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body) with { Version = body.Instant("updated_at") };
        body.Close(rules);
        return read;
    }

    /// <summary>Reads the data of an update in bulk, where what <c>updated_at</c> does is not published.</summary>
    public static AccountBody OfBulkUpdate(WriteBody body, WriteRules rules)
    {
        var version = BulkVersion.Read(body, rules);
        var read = OfBoth(body) with { Version = version };
        body.Close(rules);
        return read;
    }

    private static AccountBody OfBoth(WriteBody body) => new() { Name = body.Line("name"), CustomFields = CustomFieldWrites.Read(body) };
}
