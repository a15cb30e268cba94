using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Surface;

/// <summary>Checks <see cref="ToolsOptions"/> at start: a set that is misspelt would hide tools without a word.</summary>
internal sealed class ToolsOptionsRules : IValidateOptions<ToolsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ToolsOptions options)
    {
        try
        {
            ToolSets.Read(ToolsOptions.SetsKey, options.Sets);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail(wrong.Message);
        }
    }
}
