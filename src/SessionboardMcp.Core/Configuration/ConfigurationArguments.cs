using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Configuration;

/// <summary>The rest of a command line: .NET configuration such as <c>--Privacy:ShowPersonalData=true</c>.</summary>
public static class ConfigurationArguments
{
    private const int Longest = 60;

    private static readonly string[] Sections = ["Sessionboard:", "Privacy:", "Queries:", "Index:", "Tools:", "Writes:", "Logging:", "Clients:", "OutsideIssuer:", "Local:", "PublicUrl="];

    /// <summary>What an argument that sets something begins with.</summary>
    public static IReadOnlyList<string> Known => Sections;

    /// <summary>Whether an argument has the form of one that sets something: whose section it is shows later.</summary>
    public static bool IsSetting(string argument)
    {
        var key = argument.TrimStart('-');
        var end = key.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && (key.AsSpan(0, end).Contains(':') || Sections.Contains(key[..(end + 1)], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Checks that each argument sets a key of a known section, so that a misspelt option is not silently ignored.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="more">Sections that the host knows besides, each with its colon.</param>
    /// <returns>The arguments, for <c>AddCommandLine</c>.</returns>
    /// <exception cref="ConfigurationProblemException">One does not.</exception>
    public static string[] Check(IReadOnlyList<string> arguments, params string[] more) => CheckOnly(arguments, [.. Sections, .. more]);

    /// <summary>The same for a host that knows no others.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="sections">The sections, each with its colon.</param>
    /// <returns>The arguments.</returns>
    /// <exception cref="ConfigurationProblemException">One is of none of them.</exception>
    public static string[] CheckOnly(IReadOnlyList<string> arguments, params string[] sections)
    {
        foreach (var argument in arguments)
        {
            var key = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..] : argument;
            if (!key.Contains('=') || !sections.Any(section => key.StartsWith(section, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ConfigurationProblemException(
                    $"Unknown argument {Name(key)}.{Hint(key, sections)} Options are listed by --help; configuration is written --Section:Key=value, with {string.Join(' ', sections)}");
            }

            if (KnownSettings.Find(key.Split('=')[0]) is { } unknown)
            {
                throw new ConfigurationProblemException(
                    $"Unknown argument {Name(key)}.{(unknown.Nearest is { } nearest ? $" Did you mean --{nearest.Replace("#", "0", StringComparison.Ordinal)}?" : "")} The README lists the settings.");
            }
        }

        return [.. arguments];
    }

    /// <summary>What an argument may be called in a message: what stands behind its equals sign may be a secret.</summary>
    public static string Name(string argument)
    {
        var name = argument.Split('=')[0];
        return name.Length <= Longest ? name : name[..Longest] + "…";
    }

    private static string Hint(string key, string[] sections)
    {
        var begun = key.IndexOf(':', StringComparison.Ordinal);
        var nearest = begun < 0 ? [] : NearestNames.Of(key[..(begun + 1)], sections.Where(section => !key.StartsWith(section, StringComparison.OrdinalIgnoreCase)), 1);
        return nearest.Count > 0 ? $" Did you mean --{nearest[0]}{Name(key[(begun + 1)..])}?" : "";
    }
}
