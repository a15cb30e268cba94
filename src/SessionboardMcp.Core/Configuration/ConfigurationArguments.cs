namespace SessionboardMcp.Core.Configuration;

/// <summary>The rest of a command line: .NET configuration such as <c>--Privacy:ShowPersonalData=true</c>.</summary>
public static class ConfigurationArguments
{
    private static readonly string[] Sections = ["Sessionboard:", "Privacy:", "Queries:", "Tools:", "Logging:", "Clients:", "OutsideIssuer:", "PublicUrl="];

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
                    $"Unknown argument {Name(key)}. Options are listed by --help; configuration is written --Section:Key=value, with {string.Join(' ', sections)}");
            }
        }

        return [.. arguments];
    }

    // What stands behind an equals sign may be a secret.
    private static string Name(string key) => key.Split('=')[0];
}
