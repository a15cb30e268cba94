namespace SessionboardMcp.SbQL.Tests.Generated;

/// <summary>A time zone in 2026, written by hand, so that neither the machine's table of zones nor its arithmetic is what is tested with.</summary>
/// <param name="Id">The IANA name.</param>
/// <param name="Winter">Minutes before UTC outside of daylight saving time.</param>
/// <param name="Summer">Minutes before UTC within.</param>
/// <param name="Forward">When the clock is put forward, in UTC.</param>
/// <param name="Back">When it is put back, in UTC; in the south before <paramref name="Forward"/>.</param>
internal sealed record Zone(string Id, int Winter, int Summer, DateTime Forward, DateTime Back)
{
    public static IReadOnlyList<Zone> All { get; } =
    [
        new("America/Chicago", -360, -300, new DateTime(2026, 3, 8, 8, 0, 0), new DateTime(2026, 11, 1, 7, 0, 0)),
        new("Europe/Berlin", 60, 120, new DateTime(2026, 3, 29, 1, 0, 0), new DateTime(2026, 10, 25, 1, 0, 0)),
        // By half an hour only, and in the south.
        new("Australia/Lord_Howe", 630, 660, new DateTime(2026, 10, 3, 15, 30, 0), new DateTime(2026, 4, 4, 15, 0, 0)),
        new("Asia/Kolkata", 330, 330, new DateTime(2026, 3, 29, 1, 0, 0), new DateTime(2026, 10, 25, 1, 0, 0)),
        new("UTC", 0, 0, new DateTime(2026, 3, 29, 1, 0, 0), new DateTime(2026, 10, 25, 1, 0, 0)),
    ];

    public TimeSpan OffsetAt(DateTime utc)
    {
        var isSummer = Forward < Back ? utc >= Forward && utc < Back : utc < Back || utc >= Forward;
        return TimeSpan.FromMinutes(isSummer ? Summer : Winter);
    }

    /// <summary>A quarter of an hour around one of the changes, so that walls repeat or are missing.</summary>
    public Moment At(Random random) => new((random.Next(2) == 0 ? Forward : Back).AddHours(-3).AddMinutes(15 * random.Next(24)), this);
}
