using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Writes;

/// <summary>Changes of a world before a test, or during it by somebody else.</summary>
internal static class Edits
{
    /// <summary>The organization with one session changed, in whichever event it is.</summary>
    public static Organization Edit(this Organization organization, Guid id, Func<Session, Session> change) => organization with
    {
        Events =
        [
            .. organization.Events.Select(one => one.Sessions.Any(session => session.Id == id)
                ? one with { Sessions = [.. one.Sessions.Select(session => session.Id == id ? change(session) : session)] }
                : one),
        ],
    };
}
