using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Core.Changes;

/// <summary>Checks <see cref="WritesOptions"/> at start: a window that is passed over would let through what it should hold back.</summary>
/// <param name="configuration">Where they were read from, if they were.</param>
internal sealed class WritesOptionsRules(IConfiguration? configuration = null) : IValidateOptions<WritesOptions>
{
    private const string Freeze = $"{WritesOptions.Section}:{nameof(WritesOptions.Freeze)}";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WritesOptions options)
    {
        foreach (var list in new[] { Freeze, $"{WritesOptions.Section}:{nameof(WritesOptions.NeverAskFor)}" })
        {
            if (configuration?[list] is { } scalar && !string.IsNullOrWhiteSpace(scalar))
                return ValidateOptionsResult.Fail($"{list} is \"{scalar}\", and a list is expected. Set {list}:0, {list}:1 and so on.");
        }

        if (!Enum.IsDefined(options.Approval))
            return ValidateOptionsResult.Fail(string.Create(CultureInfo.InvariantCulture, $"{WritesOptions.Section}:{nameof(WritesOptions.Approval)} is {(int)options.Approval}. Set it to risky, always or never."));
        for (var i = 0; i < options.Freeze.Count; i++)
        {
            if (options.Freeze[i].From == default || options.Freeze[i].Until <= options.Freeze[i].From)
                return ValidateOptionsResult.Fail(string.Create(CultureInfo.InvariantCulture, $"{Freeze}:{i} needs From and Until, times with offset such as 2027-03-08T00:00:00-06:00, From being the earlier."));
        }

        // Without an offset it would be this machine's own time, whatever that is.
        foreach (var time in configuration?.GetSection(Freeze).GetChildren().SelectMany(window => window.GetChildren()).Where(part => part.Key is nameof(FreezeWindow.From) or nameof(FreezeWindow.Until)) ?? [])
        {
            if (time.Value is { } written && !HasOffset(written))
                return ValidateOptionsResult.Fail($"{time.Path} is \"{written}\", and has no offset. Write it such as 2027-03-08T00:00:00-06:00.");
        }

        return ValidateOptionsResult.Success;
    }

    private static bool HasOffset(string time) => time.IndexOf(':', StringComparison.Ordinal) is > 0 and var clock && time.AsSpan(clock).IndexOfAny("+-Zz") >= 0;
}
