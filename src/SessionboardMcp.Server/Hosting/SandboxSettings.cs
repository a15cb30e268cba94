using System.Globalization;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.Writes;
using SessionboardMcp.Server.Hosting.Browsers;
using SessionboardMcp.Server.Pages.Welcome;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// How a command line changes the sandbox: <c>--Sandbox:OAuth:AccessTokenLifetime=00:00:30</c>. Only a command line can, as with the sandbox
/// itself: a variable that somebody left in the environment must not bend what it emulates.
/// </summary>
internal static class SandboxSettings
{
    /// <summary>How the arguments begin.</summary>
    public const string Section = "Sandbox:";

    private static readonly Dictionary<string, Func<SandboxOptions, string, SandboxOptions>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Limit"] = (options, value) => options with { Limit = int.Parse(value, CultureInfo.InvariantCulture) },
        ["Window"] = (options, value) => options with { Window = Time(value) },
        ["DailyCreates"] = (options, value) => options with { DailyCreates = int.Parse(value, CultureInfo.InvariantCulture) },
        ["Writes:RefusesUnknownProperties"] = (options, value) => Writes(options, rules => rules with { RefusesUnknownProperties = bool.Parse(value) }),
        ["Writes:BulkGuard"] = (options, value) => Writes(options, rules => rules with { BulkGuard = Guard(value) }),
        ["CachesSessionReads"] = (options, value) => options with { CachesSessionReads = bool.Parse(value) },
        ["OAuth:CodeLifetime"] = (options, value) => options with { OAuth = options.OAuth with { CodeLifetime = Time(value) } },
        ["OAuth:AccessTokenLifetime"] = (options, value) => options with { OAuth = options.OAuth with { AccessTokenLifetime = Time(value) } },
        ["OAuth:RefreshTokenLifetime"] = (options, value) => options with { OAuth = options.OAuth with { RefreshTokenLifetime = Time(value) } },
        ["OAuth:ReuseLeeway"] = (options, value) => options with { OAuth = options.OAuth with { ReuseLeeway = Time(value) } },
        ["OAuth:RotatesRefreshTokens"] = (options, value) => options with { OAuth = options.OAuth with { RotatesRefreshTokens = bool.Parse(value) } },
        ["OAuth:OffersWriteScopes"] = (options, value) => options with { OAuth = options.OAuth with { OffersWriteScopes = bool.Parse(value) } },
        ["OAuth:SendsIssuer"] = (options, value) => options with { OAuth = options.OAuth with { SendsIssuer = bool.Parse(value) } },
        ["OAuth:ConsentUrl"] = (options, value) => options with { OAuth = options.OAuth with { ConsentUrl = value } },
        ["OAuth:NamesConsentPage"] = (options, value) => options with { OAuth = options.OAuth with { NamesConsentPage = bool.Parse(value) } },
        ["OAuth:Issuer"] = (options, value) => options with { OAuth = options.OAuth with { Issuer = value } },
        ["OAuth:OmitsIssuer"] = (options, value) => options with { OAuth = options.OAuth with { OmitsIssuer = bool.Parse(value) } },
        ["OAuth:RedirectUri"] = (options, value) => options with { OAuth = options.OAuth with { RedirectUris = [.. options.OAuth.RedirectUris, value] } },
    };

    /// <summary>Reads those of the arguments that are the sandbox's.</summary>
    /// <param name="arguments">The configuration on the command line.</param>
    /// <exception cref="ConfigurationProblemException">One is unknown, or its value is none.</exception>
    public static SandboxOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new SandboxOptions();
        foreach (var argument in ConfigurationArguments.Check(arguments, [.. ServeBuilder.Sections, Section]).Select(argument => argument.TrimStart('-')))
        {
            if (argument.StartsWith(Section, StringComparison.OrdinalIgnoreCase) && argument[Section.Length..].Split('=', 2) is [var key, var value])
                options = Change(options, key, value);
        }

        return options;
    }

    private static SandboxOptions Change(SandboxOptions options, string key, string value)
    {
        if (!Keys.TryGetValue(key, out var change))
            throw new ConfigurationProblemException($"Unknown argument {Section}{key}. The sandbox knows {string.Join(", ", Keys.Keys.Select(known => Section + known))}.");
        try
        {
            return change(options, value);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw new ConfigurationProblemException($"{Section}{key} is '{value}'. Write a time as 00:01:00 (days as 7.00:00:00), a number in digits, a switch as true or false, BulkGuard as Ignored, Honoured or Rejected.");
        }
    }

    private static SandboxOptions Writes(SandboxOptions options, Func<WriteRules, WriteRules> change) =>
        options with { Variations = options.Variations with { Writes = change(options.Variations.Writes) } };

    // A number would be taken for a value by the parser of enums.
    private static BulkGuard Guard(string value) => Enum.TryParse<BulkGuard>(value, ignoreCase: true, out var guard) && Enum.IsDefined(guard) && !int.TryParse(value, out _)
        ? guard
        : throw new FormatException($"Write one of {string.Join(", ", Enum.GetNames<BulkGuard>())}.");

    private static TimeSpan Time(string value) => TimeSpan.ParseExact(value, ["c", "g"], CultureInfo.InvariantCulture);
}
