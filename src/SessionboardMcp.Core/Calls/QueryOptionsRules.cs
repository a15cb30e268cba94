using System.Globalization;
using Microsoft.Extensions.Options;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Calls;

/// <summary>Checks <see cref="QueryOptions"/> at start.</summary>
internal sealed class QueryOptionsRules : IValidateOptions<QueryOptions>
{
    private const int Shortest = 100;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, QueryOptions options) => options.MaximumLength is >= Shortest and <= SbqlParser.MaxLength
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(string.Create(CultureInfo.InvariantCulture,
            $"Queries:MaximumLength is {options.MaximumLength}. Set it to {Shortest} to {SbqlParser.MaxLength} characters."));
}
