using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Sharing;

namespace SessionboardMcp.Server.Storage;

/// <summary>Which database the configuration asks for.</summary>
internal static class StoreSettings
{
    /// <summary>What settings of the store begin with.</summary>
    public static readonly string[] Sections = ["ConnectionStrings:", "Database:", "Keys:"];

    /// <summary>Whether the configuration names a PostgreSQL database.</summary>
    public static bool NamesServer(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[PostgresAddress.Key]);

    /// <summary>The store of a server: PostgreSQL where the configuration names it, else SQLite in the data directory.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="data">What <c>--data</c> says.</param>
    /// <param name="usesSandbox">Whether invented data is served: its grants lie in a folder of their own, whatever is configured.</param>
    /// <param name="alwaysMigrates">Whether <c>Database:Migrate</c> does not matter.</param>
    /// <exception cref="ConfigurationProblemException">It cannot be used as it is configured.</exception>
    public static IStore Open(IConfiguration configuration, string? data, bool usesSandbox, bool alwaysMigrates = false)
    {
        var migrates = Migrates(configuration) || alwaysMigrates;
        if (!usesSandbox)
            RequireUsable(configuration);
        if (usesSandbox || !NamesServer(configuration))
            return new SqliteStore(DataDirectory.Open(data, usesSandbox), migrates);
        // The image names a folder, whatever is configured.
        return new PostgresStore(PostgresAddress.Parse(configuration[PostgresAddress.Key]!), KeyCertificates.Read(configuration), migrates, data);
    }

    /// <summary>Refuses settings that no start takes, whatever there is at the address, such as those that mean PostgreSQL and do not name it.</summary>
    /// <exception cref="ConfigurationProblemException">There are some.</exception>
    public static void RequireUsable(IConfiguration configuration)
    {
        Migrates(configuration);
        if (!NamesServer(configuration))
            RequireNone(configuration);
    }

    /// <summary>Whether a start may change the form of the database.</summary>
    /// <exception cref="ConfigurationProblemException">The setting says neither.</exception>
    public static bool Migrates(IConfiguration configuration)
    {
        var given = configuration["Database:Migrate"]?.Trim() ?? "";
        return given.ToUpperInvariant() switch
        {
            "" or "START" => true,
            "NEVER" => false,
            _ => throw new ConfigurationProblemException($"Database__Migrate is '{ConfigurationArguments.Name(given)}'. Set it to 'start', which is usual, or 'never'."),
        };
    }

    /// <summary>Refuses a database of an older version.</summary>
    /// <exception cref="ConfigurationProblemException">It is one.</exception>
    public static async Task RequireCurrentAsync(ServerDatabase database, string name, CancellationToken cancellationToken)
    {
        if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            throw new ConfigurationProblemException(NotCurrent(name));
    }

    /// <summary>What is wrong with a database of an older version, or one that is not there yet, where a start may not change it.</summary>
    /// <param name="name">What an operator knows it by.</param>
    public static string NotCurrent(string name) =>
        $"{name} is of an older version, or empty, and Database__Migrate is 'never'. Run 'database migrate' with a role that may change tables, and start again.";

    // A name that is misspelt, or a variable that is empty, must not keep grants in a container's own files, which are gone with it.
    private static void RequireNone(IConfiguration configuration)
    {
        if (configuration.GetSection("ConnectionStrings").GetChildren().Any(child => !child.Path.Equals(SharingSettings.Key, StringComparison.OrdinalIgnoreCase))
            || configuration.GetSection(KeyCertificates.Section).AsEnumerable().Any(setting => setting.Key.Contains(':', StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(setting.Value)))
            throw new ConfigurationProblemException($"ConnectionStrings or settings of Keys are set, but {PostgresAddress.Setting} is missing or empty. Set it, or leave them all out: then SQLite is used.");
    }
}
