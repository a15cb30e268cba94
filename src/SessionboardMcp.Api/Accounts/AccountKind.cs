namespace SessionboardMcp.Api.Accounts;

/// <summary>What a company is at an event.</summary>
public enum AccountKind
{
    /// <summary>A sponsor.</summary>
    Sponsor,

    /// <summary>An exhibitor.</summary>
    Exhibitor,
}
