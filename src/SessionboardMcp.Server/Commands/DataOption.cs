using System.CommandLine;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>--data</c>: where keys, grants and the database lie.</summary>
internal static class DataOption
{
    /// <summary>Makes the option.</summary>
    public static Option<string?> Create() => new("--data") { Description = "Where keys, grants and the database lie (the platform's place).", HelpName = "DIR" };
}
