using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Insights;

/// <summary>The seeded organization, made once for all tests of insights.</summary>
internal static class Seeded
{
    private static readonly Lazy<Organization> Made = new(SeededOrganization.Create);

    /// <summary>The largest event: America/Chicago, participant roles, clocks change in its middle.</summary>
    public const int DevCon = SeededEvents.DevCon;

    /// <summary>A past event in Europe/Berlin.</summary>
    public const int Publishing = SeededEvents.PublishingForum;

    /// <summary>A small event without participant roles, so that its evaluations are reached.</summary>
    public const int HealthDay = SeededEvents.HealthDay;

    public static Organization Organization => Made.Value;

    public static Event Event(int id) => Organization.Events.Single(e => e.Id == id);
}
