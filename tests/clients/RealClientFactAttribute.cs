namespace SessionboardMcp.Clients;

/// <summary>A test that needs the npm packages of <c>tests/clients</c>; CI demands them, elsewhere it says that it was skipped.</summary>
internal sealed class RealClientFactAttribute : FactAttribute
{
    public RealClientFactAttribute()
    {
        if (!RealClients.AreInstalled && Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") != "1")
            Skip = "Skipped: the official clients are not installed. Run: npm ci --prefix tests/clients --ignore-scripts";
    }
}

/// <summary>The same with data.</summary>
internal sealed class RealClientTheoryAttribute : TheoryAttribute
{
    public RealClientTheoryAttribute() => Skip = new RealClientFactAttribute().Skip;
}
