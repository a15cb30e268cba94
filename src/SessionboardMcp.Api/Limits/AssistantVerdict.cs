namespace SessionboardMcp.Api.Limits;

/// <summary>Whether an assistant may use a credential.</summary>
internal enum AssistantVerdict
{
    /// <summary>Insights were answered.</summary>
    Allowed,

    /// <summary>Insights were refused (403).</summary>
    Refused,

    /// <summary>Sessionboard could not say: an outage, a spent limit.</summary>
    Unknown,
}
