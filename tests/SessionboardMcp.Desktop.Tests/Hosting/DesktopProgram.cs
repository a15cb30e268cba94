using SessionboardMcp.Clients;

namespace SessionboardMcp.Desktop.Tests.Hosting;

/// <summary>The desktop program: the native binary where it was published, else what the build made.</summary>
internal static class DesktopProgram
{
    public static string Native { get; } = Path.Combine(RealClients.Root, "artifacts", "desktop", "sessionboard-mcp");

    public static string Built { get; } = Path.Combine(AppContext.BaseDirectory, "sessionboard-mcp");
}

/// <summary>A test of the native binary; CI publishes it first, elsewhere the test says that it was skipped.</summary>
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute()
    {
        var isDemanded = Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") == "1";
        if (!isDemanded && (!File.Exists(DesktopProgram.Native) || !RealClients.AreInstalled))
            Skip = "Skipped: publish src/SessionboardMcp.Desktop to artifacts/desktop and install tests/clients first, as .ci/run does.";
    }
}
