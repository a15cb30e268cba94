using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>A secret of the configuration: as a value, or as a file that holds it, which is how orchestrators hand secrets out.</summary>
internal static class SecretSetting
{
    private const string FileSuffix = "_FILE";

    /// <summary>Reads it.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="key">Its key, with colons.</param>
    /// <returns>The secret without the line break at its end; null where none is set.</returns>
    /// <exception cref="ConfigurationProblemException">Both are set, or the file cannot be read.</exception>
    public static string? Read(IConfiguration configuration, string key)
    {
        var value = configuration[key];
        var path = configuration[key + FileSuffix];
        if (string.IsNullOrWhiteSpace(path))
            return string.IsNullOrWhiteSpace(value) ? null : value;
        if (!string.IsNullOrWhiteSpace(value))
            throw new ConfigurationProblemException($"{Name(key)} and {Name(key)}{FileSuffix} are both set. Leave one out.");
        try
        {
            var text = File.ReadAllText(path).TrimEnd('\r', '\n');
            return text.Length > 0 ? text : throw new ConfigurationProblemException($"{Name(key)}{FileSuffix} names {path}, which is empty.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationProblemException($"{Name(key)}{FileSuffix} names {path}, which cannot be read. Give this user the right to read it.");
        }
    }

    /// <summary>A key as an environment variable is named.</summary>
    public static string Name(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
