using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What a write says of a contact; null where it says nothing. It is written with other names than it is read with: <c>company</c>, <c>phone</c>.</summary>
internal sealed record ContactBody
{
    /// <summary>The version that an update is meant for: it fails where there is another. Null for whatever there is.</summary>
    public DateTimeOffset? Version { get; private init; }

    public string? Email { get; private init; }

    public string? FirstName { get; private init; }

    public string? LastName { get; private init; }

    public string? Company { get; private init; }

    public string? Title { get; private init; }

    public string? Phone { get; private init; }

    public IReadOnlyList<(string Name, string Value)> CustomFields { get; private init; } = [];

    /// <summary>Reads the body of a creation.</summary>
    public static ContactBody OfCreate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body);
        body.Close(rules);
        return read.Email is null ? throw RequestRefusedException.BadRequest("email is missing.") : read;
    }

    /// <summary>Reads the body of an update.</summary>
    public static ContactBody OfUpdate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body) with { Version = body.Instant("updated_at") };
        body.Close(rules);
        return read;
    }

    /// <summary>Reads the data of an update in bulk, where what <c>updated_at</c> does is not published.</summary>
    public static ContactBody OfBulkUpdate(WriteBody body, WriteRules rules)
    {
        var version = BulkVersion.Read(body, rules);
        var read = OfBoth(body) with { Version = version };
        body.Close(rules);
        return read;
    }

    private static ContactBody OfBoth(WriteBody body) => new()
    {
        Email = Address(body.Line("email")),
        FirstName = body.Short("first_name"),
        LastName = body.Short("last_name"),
        Company = body.Short("company"),
        Title = body.Short("title"),
        Phone = body.Short("phone"),
        CustomFields = CustomFieldWrites.Read(body),
    };

    // Format email, as loosely as most servers take it: so a masked address is taken too, and would take the place of the real one.
    private static string? Address(string? email) => email is null || (email.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain] && domain.Contains('.') && !email.Any(char.IsWhiteSpace))
        ? email
        : throw RequestRefusedException.BadRequest("email must be an e-mail address.");
}
