using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What a write says of an agenda draft; null where it says nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
internal sealed record DraftBody(string? Name, string? Description)
{
    /// <summary>Reads the body of a creation.</summary>
    public static DraftBody OfCreate(WriteBody body, WriteRules rules)
    {
        var read = OfUpdate(body, rules);
        return read.Name is null ? throw RequestRefusedException.BadRequest("name is missing.") : read;
    }

    /// <summary>Reads the body of an update.</summary>
    public static DraftBody OfUpdate(WriteBody body, WriteRules rules)
    {
        var read = new DraftBody(body.Line("name"), body.Text("description"));
        body.Close(rules);
        return read;
    }
}

/// <summary>What a write says of a placement; null where it says nothing.</summary>
/// <param name="SessionId">The session; of a creation only.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="RoomId">The room.</param>
internal sealed record PlacementBody(Guid? SessionId, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, Guid? RoomId)
{
    /// <summary>Reads the body of a creation.</summary>
    public static PlacementBody OfCreate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body) with { SessionId = body.Id("session_id") };
        body.Close(rules);
        return read.SessionId is null ? throw RequestRefusedException.BadRequest("session_id is missing.") : read;
    }

    /// <summary>Reads the body of an update.</summary>
    public static PlacementBody OfUpdate(WriteBody body, WriteRules rules)
    {
        var read = OfBoth(body);
        body.Close(rules);
        return read;
    }

    private static PlacementBody OfBoth(WriteBody body) => new(null, body.Instant("starts_at"), body.Instant("ends_at"), body.Id("room_id"));
}
