using System.Globalization;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Whose programs approve changes of <c>serve --local</c>, beside those of the account that it runs under: setting <c>Approval:Account</c>, for a server
/// in a container or under an account of its own.
/// </summary>
/// <param name="Number">The number of the account, as <c>id -u</c> says it; null for no other.</param>
internal sealed record ApprovalAccount(string? Number)
{
    /// <summary>The section, for the command line.</summary>
    public const string Section = "Approval:";

    /// <summary>The configuration key of <see cref="Number"/>.</summary>
    public const string Key = Section + "Account";

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationProblemException">It is no number of an account.</exception>
    public static ApprovalAccount Read(IConfiguration configuration)
    {
        if (configuration[Key]?.Trim() is not { Length: > 0 } given)
            return new(Number: null);
        return uint.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number.ToString(CultureInfo.InvariantCulture))
            : throw new ConfigurationProblemException($"{Key} is no number of an account. Write what `id -u` says in the account whose browser approves changes, such as 1000.");
    }
}
