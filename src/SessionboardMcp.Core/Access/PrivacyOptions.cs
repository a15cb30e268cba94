namespace SessionboardMcp.Core.Access;

/// <summary>What the operator allows to be shown. Section <c>Privacy</c> of the configuration.</summary>
public sealed class PrivacyOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Privacy";

    /// <summary>Whether e-mail addresses, phone numbers, postal addresses and fields marked as personal are shown. False by default.</summary>
    public bool ShowPersonalData { get; set; }

    /// <summary>
    /// Names of fields that never leave, besides those known by their words (gender, fee, disability and their like): at most 200 of up to 100
    /// characters. A field is meant in whose name these words stand one after the other, in any spelling: <c>Shoe size</c> means
    /// <c>shoe_size</c> and <c>speakers.shoeSize</c> too. None by default.
    /// </summary>
    public IList<string> SensitiveFields { get; } = [];
}
