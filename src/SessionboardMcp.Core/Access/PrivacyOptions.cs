namespace SessionboardMcp.Core.Access;

/// <summary>What the operator allows to be shown. Section <c>Privacy</c> of the configuration.</summary>
public sealed class PrivacyOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Privacy";

    /// <summary>Whether e-mail addresses, phone numbers, postal addresses and fields marked as personal are shown. False by default.</summary>
    public bool ShowPersonalData { get; set; }
}
