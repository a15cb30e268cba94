namespace SessionboardMcp.Core.Changes;

/// <summary>Who can decide about a change set.</summary>
public static class Deciders
{
    /// <summary>The rules: it is small, and can be undone.</summary>
    public const string Rules = "rules";

    /// <summary>A person on our page, in a browser that is known.</summary>
    public const string Page = "page";

    /// <summary>A person in the assistant, asked by form elicitation.</summary>
    public const string Form = "form";
}
