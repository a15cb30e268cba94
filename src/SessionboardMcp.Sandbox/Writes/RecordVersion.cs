using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Holds the version that an update is meant for against the one that there is.</summary>
internal static class RecordVersion
{
    /// <summary>Lets the version pass that the caller knows, and any where none is told. Told to the millisecond, it is compared so.</summary>
    /// <exception cref="RequestRefusedException">There is another.</exception>
    public static void Check(string kind, DateTimeOffset updatedAt, DateTimeOffset? version)
    {
        if (version is { } known && known != updatedAt.AsTold())
            throw RequestRefusedException.Conflict($"The {kind} was changed since updated_at; get it again.");
    }
}
