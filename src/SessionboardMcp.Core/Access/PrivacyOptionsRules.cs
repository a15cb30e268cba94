using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Core.Access;

/// <summary>Checks <see cref="PrivacyOptions"/> at start: a name that is passed over would show what it should hide.</summary>
/// <param name="configuration">Where they were read from, if they were.</param>
internal sealed class PrivacyOptionsRules(IConfiguration? configuration = null) : IValidateOptions<PrivacyOptions>
{
    private const string Key = $"{PrivacyOptions.Section}:{nameof(PrivacyOptions.SensitiveFields)}";
    private const int MostNames = 200;
    private const int MostCharacters = 100;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PrivacyOptions options)
    {
        if (configuration?[Key] is { } scalar && !string.IsNullOrWhiteSpace(scalar))
            return ValidateOptionsResult.Fail($"{Key} is \"{scalar}\", and a list is expected. Set {Key}:0, {Key}:1 and so on, one name each.");
        if (options.SensitiveFields.Count > MostNames)
            return ValidateOptionsResult.Fail(string.Create(CultureInfo.InvariantCulture, $"{Key} has {options.SensitiveFields.Count} names. Set it to {MostNames} at most."));
        for (var i = 0; i < options.SensitiveFields.Count; i++)
        {
            var field = options.SensitiveFields[i] ?? "";
            if (field.Length > MostCharacters || FieldWords.Of(field).Count == 0)
                return ValidateOptionsResult.Fail(string.Create(CultureInfo.InvariantCulture, $"{Key}:{i} is \"{field}\". Set it to the name of a field, of at most {MostCharacters} characters."));
        }

        return ValidateOptionsResult.Success;
    }
}
