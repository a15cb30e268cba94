namespace SessionboardMcp.Core.Access;

/// <summary>The caller was not granted what the call needs.</summary>
internal sealed class MissingScopeException(string scope) : Exception($"The call needs {scope}.")
{
    /// <summary>The scope that is missing.</summary>
    public string Scope { get; } = scope;
}
