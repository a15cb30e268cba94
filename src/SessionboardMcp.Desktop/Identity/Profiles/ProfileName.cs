using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>What a profile may be called; the name becomes part of a file's.</summary>
internal static class ProfileName
{
    public const string Default = "default";

    private const int Longest = 40;

    /// <summary>Returns the name if it is one.</summary>
    /// <exception cref="ConfigurationProblemException">It is not.</exception>
    public static string Check(string name) =>
        name.Length is > 0 and <= Longest && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_')
            ? name
            : throw new ConfigurationProblemException("--profile takes 1 to 40 lower-case letters, digits, '-' and '_'.");
}
