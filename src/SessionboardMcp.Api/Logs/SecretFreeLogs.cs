using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Api.Logs;

/// <summary>
/// Keeps libraries that write codes, tokens, whole addresses or whole messages into their lines from writing those lines, whatever the
/// configuration asks for: a log is copied to more places than a secret may be. What they write from these levels on holds none.
/// </summary>
/// <remarks>A filter on every rule, and not rules of its own: those would lose against a more special one, and open what was closed.</remarks>
internal sealed class SecretFreeLogs : IPostConfigureOptions<LoggerFilterOptions>
{
    private static readonly (string Category, LogLevel From)[] Lowest =
    [
        ("OpenIddict", LogLevel.Warning),
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        ("Microsoft.AspNetCore.Http.Result", LogLevel.Warning),
        // The line or header of a request that cannot be read, as it came.
        ("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Information),
        // Questions and answers.
        ("ModelContextProtocol", LogLevel.Debug),
    ];

    /// <inheritdoc />
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // The lowest level holds where no rule does; as the first rule it goes behind all others.
        LoggerFilterRule[] rules = [new(null, null, options.MinLevel, null), .. options.Rules];
        options.Rules.Clear();
        foreach (var rule in rules)
            options.Rules.Add(new LoggerFilterRule(rule.ProviderName, rule.CategoryName, rule.LogLevel, Filtered(rule.Filter)));
    }

    private static Func<string?, string?, LogLevel, bool> Filtered(Func<string?, string?, LogLevel, bool>? filter) =>
        (provider, category, level) => IsSecretFree(category, level) && (filter?.Invoke(provider, category, level) ?? true);

    private static bool IsSecretFree(string? category, LogLevel level)
    {
        foreach (var (prefix, from) in Lowest)
        {
            if (level < from && category?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true)
                return false;
        }

        return true;
    }
}
