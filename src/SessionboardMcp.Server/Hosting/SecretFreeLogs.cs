using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Keeps libraries that write codes, tokens or whole addresses into their lines from writing those lines, whatever the configuration
/// asks for: a log is copied to more places than a secret may be. Their warnings and errors hold none.
/// </summary>
internal sealed class SecretFreeLogs : IPostConfigureOptions<LoggerFilterOptions>
{
    private static readonly string[] Categories = ["OpenIddict", "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Http.Result"];

    /// <inheritdoc />
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // A rule for one provider goes before a rule for all, so each provider that has rules of its own gets these, too.
        var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        foreach (var rule in options.Rules.Where(IsAboutThem).ToList())
            options.Rules.Remove(rule);
        foreach (var provider in providers)
        {
            foreach (var category in Categories)
                options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, null));
        }
    }

    private static bool IsAboutThem(LoggerFilterRule rule) =>
        Array.Exists(Categories, category => rule.CategoryName?.StartsWith(category, StringComparison.OrdinalIgnoreCase) == true);
}
