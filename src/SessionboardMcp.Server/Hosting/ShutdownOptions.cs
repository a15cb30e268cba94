using System.Globalization;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Hosting;

/// <summary>How the server stops; section <c>Shutdown</c>.</summary>
/// <param name="Delay">
/// How long <c>/readyz</c> says 503 before nothing is accepted any more, so that a load balancer sends new calls elsewhere. 5 seconds by default;
/// 0 to 60 seconds. Ctrl+C does not wait for it.
/// </param>
internal sealed record ShutdownOptions(TimeSpan Delay)
{
    /// <summary>The section, for the command line.</summary>
    public const string Section = "Shutdown:";

    /// <summary>The configuration key of <see cref="Delay"/>.</summary>
    public const string DelayKey = Section + "Delay";

    /// <summary>What is added to the longest call, for what an answer still needs.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationProblemException">The delay is none.</exception>
    public static ShutdownOptions Read(IConfiguration configuration)
    {
        if (configuration[DelayKey] is not { } given || string.IsNullOrWhiteSpace(given))
            return new(Usual);
        return TimeSpan.TryParseExact(given.Trim(), ["c", "g"], CultureInfo.InvariantCulture, out var delay) && delay >= TimeSpan.Zero && delay <= Longest
            ? new(delay)
            : throw new ConfigurationProblemException($"{DelayKey} is '{given}'. Write a time from 00:00:00 to 00:01:00, such as 00:00:05.");
    }

    /// <summary>How long running calls may take from then on: longer than any may, so that none is cut off.</summary>
    /// <param name="deadline">The longest that a call may take.</param>
    public static TimeSpan Grace(TimeSpan deadline) => deadline + Margin;
}
