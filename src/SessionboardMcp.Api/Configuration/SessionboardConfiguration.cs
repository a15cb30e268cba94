using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Api.Configuration;

/// <summary>
/// Reads the options key by key: no reflection, and a value that cannot be read is named together with its key.
/// </summary>
internal sealed class SessionboardConfiguration(IConfiguration? configuration) : IConfigureOptions<SessionboardOptions>
{
    public void Configure(SessionboardOptions options)
    {
        if (configuration?.GetSection(SessionboardOptions.Section) is not { } section) return;
        options.Region = section[nameof(options.Region)] ?? options.Region;
        options.BaseUrl = section[nameof(options.BaseUrl)] ?? options.BaseUrl;
        options.ApiToken = section[nameof(options.ApiToken)] ?? options.ApiToken;
        options.AttemptTimeout = Time(section, nameof(options.AttemptTimeout), options.AttemptTimeout);
        options.Deadline = Time(section, nameof(options.Deadline), options.Deadline);
        options.MaxResponseBytes = Whole(section, nameof(options.MaxResponseBytes), options.MaxResponseBytes);
        options.MaxRetries = Whole(section, nameof(options.MaxRetries), options.MaxRetries);
        options.MaxRateLimitWait = Time(section, nameof(options.MaxRateLimitWait), options.MaxRateLimitWait);
        options.SchemaTtl = Time(section, nameof(options.SchemaTtl), options.SchemaTtl);
        options.EventsTtl = Time(section, nameof(options.EventsTtl), options.EventsTtl);
    }

    // "30" alone would be thirty days to TimeSpan, which nobody who writes it means.
    private static TimeSpan Time(IConfigurationSection section, string key, TimeSpan otherwise) =>
        section[key] is not { Length: > 0 } text ? otherwise
        : text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time
        : throw Unreadable(key, text, "a time such as 00:00:30");

    private static int Whole(IConfigurationSection section, string key, int otherwise) =>
        section[key] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable(key, text, "a whole number");

    private static OptionsValidationException Unreadable(string key, string value, string remedy) =>
        new(
            Options.DefaultName,
            typeof(SessionboardOptions),
            [$"{SessionboardOptions.Section}:{key} is '{value}'. Set it to {remedy}."]);
}
