namespace SessionboardMcp.Packaging;

/// <summary>A platform that the program is published for.</summary>
/// <param name="Name">What .NET calls it, such as <c>osx-arm64</c>.</param>
/// <param name="System">What bundles call its system: <c>darwin</c>, <c>linux</c>, <c>win32</c>.</param>
internal sealed record Platform(string Name, string System)
{
    /// <summary>All of them: the publish profiles of the program.</summary>
    public static IReadOnlyList<string> Known { get; } = ["linux-x64", "linux-arm64", "osx-arm64", "osx-x64", "win-x64"];

    /// <summary>The file of the program.</summary>
    public string Executable => System == "win32" ? "sessionboard-mcp.exe" : "sessionboard-mcp";

    /// <summary>The platform of a name.</summary>
    public static Platform Of(string name) => new(name, name.Split('-')[0] switch { "osx" => "darwin", "win" => "win32", var other => other });
}
