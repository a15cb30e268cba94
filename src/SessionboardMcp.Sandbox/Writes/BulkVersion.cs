using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Reads <c>updated_at</c> in the data of a bulk update, where what it does is not published.</summary>
internal static class BulkVersion
{
    /// <summary>The version that the update is meant for; null for whatever there is.</summary>
    /// <exception cref="RequestRefusedException">It is there, and is not taken.</exception>
    public static DateTimeOffset? Read(WriteBody body, WriteRules rules)
    {
        if (rules.BulkGuard == BulkGuard.Honoured)
            return body.Instant("updated_at");
        if (rules.BulkGuard == BulkGuard.Rejected && body.Has("updated_at"))
            throw RequestRefusedException.BadRequest("updated_at is not taken in bulk.");
        body.Skip("updated_at");
        return null;
    }
}
