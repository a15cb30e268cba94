using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Storage;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks where replicas share what they read. Without it they work, too, so that nothing here fails but settings.</summary>
internal static class RedisDoctor
{
    private const string Check = "redis";

    /// <summary>Checks it; nothing where nothing is shared.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(IConfiguration configuration)
    {
        try
        {
            return SharingSettings.Read(configuration, StoreSettings.NamesServer(configuration)) is { } settings ? [await LookAsync(settings)] : [];
        }
        catch (ConfigurationProblemException problem)
        {
            return [new Finding(Check, Outcome.Failed, "What replicas share is not configured rightly.", problem.Message)];
        }
    }

    /// <summary>Finds its settings where people do not sign in at Sessionboard, and nothing is shared.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="endsStart">Whether they end a start, or are only not used.</param>
    public static IReadOnlyList<Finding> FindUnused(IConfiguration configuration, bool endsStart) => SharingSettings.Unused(configuration) is { } problem
        ? [new Finding(Check, endsStart ? Outcome.Failed : Outcome.Noted, "Replicas share nothing at this way to serve: each reads by itself what it needs.", problem)]
        : [];

    private static async Task<Finding> LookAsync(SharingSettings settings)
    {
        settings.Redis.AbortOnConnectFail = true;
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(settings.Redis);
            var began = Stopwatch.GetTimestamp();
            await connection.GetDatabase().PingAsync();
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var what = settings.HoldsPersonalData ? "What tells of people is shared there, too, sealed" : "What tells of people is not shared there";
            return new Finding(Check, Outcome.Passed, string.Create(CultureInfo.InvariantCulture, $"{settings.Name} answers in {took:F1} ms. {what}."));
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or SocketException or IOException)
        {
            return new Finding(
                Check, Outcome.Noted, $"{settings.Name} cannot be used. The server works without it: each replica reads by itself what it needs.",
                $"Check {SharingSettings.Setting}: host, port, password and ssl=true, and the network between.");
        }
    }
}
