using Bogus.DataSets;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// Fills the many optional fields of a contact, under the names that the API gives them. Contact 1 has every one of them;
/// elsewhere they are as sparse as in life.
/// </summary>
internal sealed class ProfileSeed(EventPlan plan, Dice dice)
{
    private readonly Address _address = new("en") { Random = dice.Randomizer };

    public IReadOnlyDictionary<string, string> For(int number, string first, string last)
    {
        var profile = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var handle = Wording.Slug($"{first} {last}") is { Length: > 0 } slug ? slug : $"speaker-{number}";
        Add(60, "phone_mobile", () => Phone(dice));
        Add(20, "phone_home", () => Phone(dice));
        AddAddress();
        Add(35, "website_url", () => $"https://{handle}.example");
        Add(65, "linkedin_url", () => $"https://linkedin.example/in/{handle}");
        Add(30, "twitter_url", () => $"https://twitter.example/{handle}");
        Add(10, "facebook_url", () => $"https://facebook.example/{handle}");
        Add(15, "instagram_url", () => $"https://instagram.example/{handle}");
        Add(4, "snapchat_username", () => handle);
        Add(5, "tiktok_username", () => handle);
        Add(15, "honorific", () => dice.Pick(["Dr.", "Prof.", "Mr.", "Ms.", "Mx."]));
        Add(10, "salutation", () => $"Dear {first}");
        Add(45, "pronouns", () => dice.Pick(["she/her", "he/him", "they/them"]));
        Add(20, "gender", () => dice.Pick(["Female", "Male", "Non-binary", "Prefer not to say"]));
        Add(12, "ethnicity", () => dice.Pick(["Asian", "Black", "Hispanic or Latino", "White", "Two or more", "Prefer not to say"]));
        Add(15, "past_companies", () => dice.Pick(["Kestrel Labs, Mossgate Systems", "Westmere Bank", "Northwick Health, Tidewell Energy"]));
        Add(20, "educational_affiliation", () => $"University of {_address.City()}");
        Add(15, "highest_level_of_education", () => dice.Pick(["Bachelor's degree", "Master's degree", "Doctorate", "Self-taught"]));
        Add(40, "languages", () => dice.Pick(["English", "English, Spanish", "English, German", "English, Hindi, Tamil", "English, French"]));
        Add(25, "speaker_score", () => $"{dice.Between(30, 50) / 10}.{dice.Between(0, 9)}");
        Add(10, "organization_contact", () => dice.Pick(["Priya Natarajan", "Marcus Webb"]));
        Add(8, "speaker_fee", () => dice.Pick(["0", "500", "1500", "4000", "travel only"]));
        Add(20, "availability", () => dice.Pick(["All days", "First day only", "Mornings", "Not on Wednesday"]));
        Add(25, "preferred_session_format", () => dice.Pick(["Talk", "Workshop", "Panel", "Fireside chat"]));
        Add(5, "annual_revenue", () => dice.Pick(["under 1M", "1M-10M", "10M-100M", "over 100M"]));
        Add(8, "headcount", () => dice.Pick(["1-10", "11-50", "51-250", "251-1000", "over 1000"]));
        Add(6, "years_in_operation", () => Wording.Number(dice.Between(1, 90)));
        Add(6, "organization_structure", () => dice.Pick(["Private company", "Public company", "Nonprofit", "Government", "Cooperative"]));
        Add(20, "industry", () => dice.Pick(["Software", "Finance", "Health care", "Education", "Media", "Manufacturing"]));
        Add(15, "global_region", () => dice.Pick(["North America", "Europe", "Asia-Pacific", "Latin America", "Africa"]));
        Add(12, "audience_type", () => dice.Pick(["Practitioners", "Decision makers", "Researchers", "Students"]));
        Add(6, "target_age_range", () => dice.Pick(["18-24", "25-34", "35-54", "all ages"]));
        Add(55, "topic_expertise", () => string.Join(", ", new[] { dice.Pick(plan.Vocabulary.Subjects).Topic, dice.Pick(plan.Vocabulary.Subjects).Topic }.Distinct()));
        Add(4, "brand", () => dice.Pick(["Meridian Alumni", "Community Champion", "Gold Speaker"]));
        return profile;

        void Add(int percent, string name, Func<string> value)
        {
            if (number == 1 || dice.Chance(percent))
                profile[name] = value();
        }

        void AddAddress()
        {
            Add(45, "address_city", _address.City);
            if (!profile.ContainsKey("address_city"))
                return;
            profile["address_country"] = dice.Pick(["US", "US", "US", "CA", "MX", "GB", "DE", "FR", "IN", "BR"]);
            if (profile["address_country"] == "US" || number == 1)
                profile["address_state"] = _address.StateAbbr();
            Add(50, "address_line_1", () => $"{dice.Between(1, 980)} {_address.StreetName()}");
            Add(20, "address_line_2", () => $"Suite {dice.Between(100, 900)}");
            Add(50, "address_postal_code", () => _address.ZipCode("#####"));
        }
    }

    /// <summary>A number from the range reserved for fiction, 555-0100 to 555-0199.</summary>
    public static string Phone(Dice dice) => $"+1-{dice.Pick(["312", "415", "212", "206", "617"])}-555-01{dice.Between(10, 99)}";
}
