using System.Globalization;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Checks <see cref="OperatorOptions"/> at start: what stands there is shown to everybody who opens the address.</summary>
/// <param name="configuration">Where they are read from.</param>
internal sealed class OperatorOptionsRules(IConfiguration configuration) : IValidateOptions<OperatorOptions>
{
    private const int LongestName = 100;

    private static readonly string[] Keys = [nameof(OperatorOptions.Name), nameof(OperatorOptions.Contact), nameof(OperatorOptions.Privacy), nameof(OperatorOptions.Support)];

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OperatorOptions options)
    {
        var problems = new ValidateOptionsResultBuilder();
        foreach (var key in configuration.GetSection(OperatorOptions.Section).GetChildren())
        {
            if (!Keys.Contains(key.Key, StringComparer.OrdinalIgnoreCase))
                problems.AddError($"{OperatorOptions.Section}:{Shown(key.Key)} is not known. Set {string.Join(", ", Keys.Select(known => OperatorOptions.Argument + known))}.");
            else if (key.Value is null && key.GetChildren().Any())
                problems.AddError($"{OperatorOptions.Argument}{Shown(key.Key)} is a list. Set it to one value.");
        }

        if (options.Name?.Trim() is { } who && (who.Length > LongestName || !OperatorText.IsPlain(who)))
            problems.AddError(string.Create(CultureInfo.InvariantCulture, $"{OperatorOptions.Argument}Name is '{Shown(who)}'. Set it to a name of at most {LongestName} characters, on one line and without invisible ones."));
        Check(nameof(OperatorOptions.Contact), options.Contact, takesMail: true);
        Check(nameof(OperatorOptions.Privacy), options.Privacy, takesMail: false);
        Check(nameof(OperatorOptions.Support), options.Support, takesMail: true);
        return problems.Build();

        void Check(string key, string? value, bool takesMail)
        {
            if (string.IsNullOrWhiteSpace(value) || OperatorLink.Read(value, takesMail) is not null)
                return;
            var wanted = takesMail ? "an e-mail address, or an address that begins with https:// or http://" : "an address that begins with https:// or http://";
            problems.AddError(string.Create(CultureInfo.InvariantCulture, $"{OperatorOptions.Argument}{key} is '{Shown(value)}'. Set it to {wanted}, of at most {OperatorLink.Longest} characters and without a user name."));
        }
    }

    /// <summary>Reads the settings where no options are at hand.</summary>
    /// <exception cref="ConfigurationProblemException">One cannot be used.</exception>
    public static OperatorOptions Read(IConfiguration configuration)
    {
        var options = new OperatorOptions();
        options.ReadFrom(configuration);
        var result = new OperatorOptionsRules(configuration).Validate(null, options);
        return result.Failed ? throw new ConfigurationProblemException(string.Join(Environment.NewLine, result.Failures)) : options;
    }

    // It goes to a terminal.
    private static string Shown(string text) => ForeignText.Clean(text, "");
}
