using System.Collections.Frozen;

namespace SessionboardMcp.Core.Access;

/// <summary>Which fields are personal, whatever an API answer says about them.</summary>
internal static class PersonalFields
{
    // A contact has these (see Contact in Sessionboard's API reference), an assistant never needs them, and the harm of a leak is great.
    private static readonly FrozenSet<string> Sensitive = FrozenSet.ToFrozenSet(
        [
            "ethnicity", "gender", "pronouns", "speaker_fee", "speaker_score", "annual_revenue", "target_age_range",
            "highest_level_of_education", "date_of_birth", "birth_date", "age", "religion", "nationality",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] MaskedParts = ["email", "phone", "mobile", "address", "postal", "passport"];

    /// <summary>Whether the field never leaves, shown or masked.</summary>
    public static bool IsSensitive(string field) => Sensitive.Contains(field);

    /// <summary>Whether the field is masked by its name: e-mail, phone and postal address in any spelling.</summary>
    public static bool IsMaskedByName(string field) =>
        MaskedParts.Any(part => field.Contains(part, StringComparison.OrdinalIgnoreCase));
}
