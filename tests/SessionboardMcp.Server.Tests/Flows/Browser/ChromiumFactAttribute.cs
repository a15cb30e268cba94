using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>A test that needs a browser and the npm packages of <c>tests/clients</c>; CI demands them, elsewhere it says that it was skipped.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if ((!File.Exists(Chromium.Path) || !RealClients.AreInstalled) && Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") != "1")
            Skip = $"Skipped: {Chromium.Path} or the packages of tests/clients are not installed. Run: apt-get install chromium && npm ci --prefix tests/clients --ignore-scripts";
    }
}

/// <summary>The same with data.</summary>
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = new ChromiumFactAttribute().Skip;
}
