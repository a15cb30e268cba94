using SessionboardMcp.Core.Configuration;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Sharing;

/// <summary>Whether replicas share what they read, and where.</summary>
/// <param name="redis">Where Redis is.</param>
/// <param name="holdsPersonalData">Whether what tells of people goes there, too.</param>
internal sealed class SharingSettings(ConfigurationOptions redis, bool holdsPersonalData)
{
    /// <summary>What settings of what is shared begin with.</summary>
    public const string Prefix = "Cache:";

    /// <summary>The key of the address.</summary>
    public const string Key = "ConnectionStrings:Redis";

    /// <summary>The same as an environment variable.</summary>
    public const string Setting = "ConnectionStrings__Redis";

    /// <summary>The key of whether personal data is shared.</summary>
    public const string PersonalDataKey = Prefix + "PersonalData";

    private const string PersonalDataSetting = "Cache__PersonalData";

    /// <summary>Where Redis is, with the password.</summary>
    public ConfigurationOptions Redis => redis;

    /// <summary>Where Redis is, for people.</summary>
    public string Name { get; } = $"Redis at {string.Join(", ", redis.EndPoints.Select(RedisAddress.Text))}";

    /// <summary>Whether what tells of people goes there, too.</summary>
    public bool HoldsPersonalData => holdsPersonalData;

    /// <summary>Whether the configuration names a Redis.</summary>
    public static bool AreGiven(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Key]);

    /// <summary>Reads them.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="areKeysShared">Whether the keys that seal what is shared lie where every replica finds them: in PostgreSQL.</param>
    /// <returns>Null where nothing is shared: each replica then keeps what it reads.</returns>
    /// <exception cref="ConfigurationProblemException">They cannot be used.</exception>
    public static SharingSettings? Read(IConfiguration configuration, bool areKeysShared)
    {
        var holdsPersonalData = HoldsPersonal(configuration[PersonalDataKey]);
        if (!AreGiven(configuration))
        {
            return holdsPersonalData
                ? throw new ConfigurationProblemException($"{PersonalDataSetting} is true, but {Setting} is missing or empty, so that nothing is shared. Set it to the address of Redis, or leave {PersonalDataSetting} out.")
                : null;
        }

        return areKeysShared
            ? new SharingSettings(RedisAddress.Parse(configuration[Key]!), holdsPersonalData)
            : throw new ConfigurationProblemException($"{Setting} is set, but without PostgreSQL there is one process, which has nothing to share. Set ConnectionStrings__Database, or leave {Setting} out.");
    }

    /// <summary>What to say of these settings where nothing is shared, as people do not sign in at Sessionboard; null where there are none.</summary>
    /// <exception cref="ConfigurationProblemException">They cannot be used anywhere.</exception>
    public static string? Unused(IConfiguration configuration)
    {
        string[] given = [.. AreGiven(configuration) ? [Setting] : (string[])[], .. HoldsPersonal(configuration[PersonalDataKey]) ? [PersonalDataSetting] : (string[])[]];
        return given.Length == 0 ? null : $"{given[0]} is set, but is used only where people sign in at Sessionboard. Leave {string.Join(" and ", given)} out.";
    }

    private static bool HoldsPersonal(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" or "FALSE" => false,
        "TRUE" => true,
        _ => throw new ConfigurationProblemException($"{PersonalDataSetting} is neither 'true' nor 'false', which is usual."),
    };
}
