namespace SessionboardMcp.Sandbox.World;

/// <summary>What records a field is of, as the API spells it.</summary>
public static class FieldModule
{
    /// <summary>Of sessions and abstracts.</summary>
    public const string Session = "session";

    /// <summary>Of contacts.</summary>
    public const string Contact = "contact";

    /// <summary>Of sponsors and exhibitors.</summary>
    public const string Account = "account";
}
