using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>A field kept in a record's profile.</summary>
/// <param name="Name">Its name in a query.</param>
/// <param name="Description">What it means.</param>
/// <param name="ContainsPii">Whether it is personal data that is masked.</param>
/// <param name="Key">Its name in the profile, where that differs.</param>
internal sealed record ProfileField(string Name, string Description, bool ContainsPii = false, string? Key = null)
{
    /// <summary>The field on records whose profile is found by <paramref name="profile"/>.</summary>
    public ProjectedField<T> On<T>(Func<T, IReadOnlyDictionary<string, string>> profile) =>
        new(Name, SbqlType.Text, Description, record => profile(record).GetValueOrDefault(Key ?? Name), ContainsPii);
}

/// <summary>The profile fields, by their names in the REST API. Personal data are ways to reach a person, and what the seed's field definitions flag beyond that.</summary>
internal static class ProfileFields
{
    public static IReadOnlyList<ProfileField> OfContacts { get; } =
    [
        new("phone_home", "Telephone.", ContainsPii: true),
        new("phone_mobile", "Mobile telephone.", ContainsPii: true),
        .. Address("address_country"),
        new("website_url", "Website."),
        new("linkedin_url", "LinkedIn profile."),
        new("twitter_url", "X (Twitter) profile."),
        new("facebook_url", "Facebook profile."),
        new("instagram_url", "Instagram profile."),
        new("honorific", "Honorific, such as Dr."),
        new("salutation", "How to address the person."),
        new("pronouns", "Pronouns."),
        new("gender", "Gender.", ContainsPii: true),
        new("ethnicity", "Ethnicity.", ContainsPii: true),
        new("past_companies", "Former employers."),
        new("educational_affiliation", "University or school."),
        new("highest_level_of_education", "Highest degree."),
        new("languages", "Languages spoken."),
        new("speaker_score", "The organizer's score of the speaker."),
        new("speaker_fee", "What the speaker asks for.", ContainsPii: true),
        new("organization_contact", "Who knows the person in the organizer's team."),
        new("availability", "When the person has time."),
        new("preferred_session_format", "The format that the person prefers."),
        new("topic_expertise", "What the person knows about."),
        new("audience_type", "Whom the person speaks to."),
        new("target_age_range", "The age of whom the person speaks to."),
        new("industry", "Industry of the employer."),
        new("annual_revenue", "Revenue of the employer."),
        new("headcount", "Size of the employer."),
        new("years_in_operation", "Age of the employer."),
        new("organization_structure", "Legal form of the employer."),
        new("global_region", "Region of the world."),
        new("brand", "Brand."),
    ];

    public static IReadOnlyList<ProfileField> OfAccounts { get; } =
    [
        new("phone", "Telephone.", ContainsPii: true),
        // The REST API misspells the country of an account, and the profile keeps its names.
        .. Address("address_coutnry"),
        new("logo_image_url", "Logo."),
        new("banner_image_url", "Banner."),
        new("website_url", "Website."),
        new("linkedin_url", "LinkedIn page."),
        new("twitter_url", "X (Twitter) page."),
        new("facebook_url", "Facebook page."),
        new("instagram_url", "Instagram page."),
        new("snapchat_username", "Snapchat name."),
        new("tiktok_username", "TikTok name."),
    ];

    private static IEnumerable<ProfileField> Address(string countryKey) =>
    [
        new("address_line_1", "Street and number.", ContainsPii: true),
        new("address_line_2", "Second line of the address.", ContainsPii: true),
        new("address_city", "City.", ContainsPii: true),
        new("address_state", "State or province.", ContainsPii: true),
        new("address_postal_code", "Postal code.", ContainsPii: true),
        new("address_country", "Country.", ContainsPii: true, Key: countryKey),
    ];
}
