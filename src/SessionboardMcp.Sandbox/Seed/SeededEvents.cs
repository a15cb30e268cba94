namespace SessionboardMcp.Sandbox.Seed;

/// <summary>The ids of the four seeded events, as real organizations have them: one past, one in full swing, one small, one just made.</summary>
public static class SeededEvents
{
    /// <summary>Publishing Forum Berlin 2026, Europe/Berlin: over since September 2026; with configured roles.</summary>
    public const int PublishingForum = 3722;

    /// <summary>
    /// Meridian DevCon 2027, America/Chicago: by far the largest; with configured roles and translations. It runs from Friday 12 to
    /// Wednesday 17 March 2027, and clocks change on its Sunday.
    /// </summary>
    public const int DevCon = 3960;

    /// <summary>Health Records Day 2027, Europe/Berlin: a single day in May 2027, without configured roles.</summary>
    public const int HealthDay = 3984;

    /// <summary>Meridian DevCon 2028, America/Chicago: settings, and nothing else yet.</summary>
    public const int NextDevCon = 4015;
}
