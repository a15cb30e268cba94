using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Api.Keeping;

/// <summary>Reads and checks <see cref="IndexOptions"/>: a value that cannot be used is named together with its key.</summary>
internal sealed class IndexConfiguration(IConfiguration? configuration) : IConfigureOptions<IndexOptions>, IValidateOptions<IndexOptions>
{
    private const string Key = $"{IndexOptions.Section}:{nameof(IndexOptions.MaxBytes)}";

    public void Configure(IndexOptions options)
    {
        if (configuration?[Key] is { Length: > 0 } text)
            options.MaxBytes = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : throw new OptionsValidationException(Options.DefaultName, typeof(IndexOptions), [Message(text)]);
    }

    public ValidateOptionsResult Validate(string? name, IndexOptions options) => options.MaxBytes is >= IndexOptions.Least and <= IndexOptions.Most
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(Message(options.MaxBytes.ToString(CultureInfo.InvariantCulture)));

    private static string Message(string value) => string.Create(CultureInfo.InvariantCulture,
        $"{Key} is {value}. Set it to a number of bytes from {IndexOptions.Least} to {IndexOptions.Most}, such as 536870912 for 512 MiB.");
}
