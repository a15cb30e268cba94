namespace SessionboardMcp.Core.Configuration;

/// <summary>The rest of a command line: .NET configuration such as <c>--Privacy:ShowPersonalData=true</c>.</summary>
public static class ConfigurationArguments
{
    private static readonly string[] Sections = ["Sessionboard:", "Privacy:", "Logging:", "Clients:", "PublicUrl="];

    /// <summary>Checks that each argument sets a key of a known section, so that a misspelt option is not silently ignored.</summary>
    /// <returns>The arguments, for <c>AddCommandLine</c>.</returns>
    /// <exception cref="ConfigurationProblemException">One does not.</exception>
    public static string[] Check(IReadOnlyList<string> arguments)
    {
        foreach (var argument in arguments)
        {
            var key = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..] : argument;
            if (!key.Contains('=') || !Sections.Any(section => key.StartsWith(section, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ConfigurationProblemException(
                    $"Unknown argument {Name(key)}. Options are listed by --help; configuration is written --Section:Key=value, with {string.Join(' ', Sections)}");
            }
        }

        return [.. arguments];
    }

    // What stands behind an equals sign may be a secret.
    private static string Name(string key) => key.Split('=')[0];
}
