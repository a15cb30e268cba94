using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>The seeded organization, made once for all tests: it is of records that nothing changes, and takes a tenth of a second to make.</summary>
internal static class SharedSeed
{
    /// <summary>The organization.</summary>
    public static Organization Organization { get; } = SeededOrganization.Create();
}
