namespace SessionboardMcp.Core.Access;

/// <summary>The caller was not granted what the call needs.</summary>
/// <param name="scope">The scope that is missing.</param>
/// <param name="caller">Who lacks it.</param>
internal sealed class MissingScopeException(string scope, Caller caller) : Exception($"The call needs {scope}.")
{
    /// <summary>The scope that is missing.</summary>
    public string Scope { get; } = scope;

    /// <summary>How more is had, in a sentence.</summary>
    public string Advice { get; } = caller.HowToGetMore ?? "Ask the person to connect again with it.";
}
