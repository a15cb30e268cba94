using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes the field definitions: what every organization has, and what this one added.</summary>
internal static class FieldSeed
{
    private static readonly (string Module, string Fields)[] Standard =
    [
        ("session", "title:text description:textarea status:select starts_at:datetime ends_at:datetime capacity:number " +
            "ceu_credits:number external_url:url client_session_id:text video_url:url virtual_meeting_url:url track:select room:select " +
            "level:select format:select language:select tags:multiselect is_public:checkbox"),
        ("contact", "first_name:text last_name:text email:email! phone_home:phone! phone_mobile:phone! company_name:text title:text " +
            "about:textarea photo_url:url address_line_1:text! address_line_2:text! address_city:text! address_state:text! " +
            "address_postal_code:text! address_country:text! website_url:url linkedin_url:url twitter_url:url facebook_url:url " +
            "instagram_url:url honorific:select pronouns:text gender:select! ethnicity:select! speaker_fee:text! topic_expertise:text"),
        ("account", "name:text description:textarea logo_image_url:url banner_image_url:url phone:phone! address_line_1:text! " +
            "address_line_2:text! address_city:text! address_state:text! address_postal_code:text! address_coutnry:text! website_url:url " +
            "linkedin_url:url"),
    ];

    private static readonly (string Module, string Name, string Public, string Type, string Scope, bool Pii)[] Custom =
    [
        ("session", "av_requirements", "AV requirements", "select", "event", false),
        ("session", "target_audience", "Target audience", "text", "event", false),
        ("session", "recording_consent", "Recording consent", "checkbox", "global", false),
        ("session", "submitter_note", "Note to the programme committee", "textarea", "event", true),
        ("contact", "dietary_needs", "Dietary needs", "multiselect", "event", true),
        ("contact", "emergency_contact", "Emergency contact", "text", "global", true),
        ("contact", "tshirt_size", "T-shirt size", "select", "event", false),
        ("contact", "first_time_speaker", "First-time speaker", "checkbox", "global", false),
        ("account", "booth_number", "Booth number", "text", "event", false),
        ("account", "tier", "Tier", "select", "global", false),
        ("account", "billing_email", "Billing e-mail", "email", "global", true),
    ];

    public static IReadOnlyList<Field> For(EventPlan plan)
    {
        var longAgo = new DateTimeOffset(2024, 2, 1, 8, 0, 0, TimeSpan.Zero);
        var standard = Standard.SelectMany(module => module.Fields.Split(' ').Select(field =>
        {
            var parts = field.TrimEnd('!').Split(':');
            return new Field
            {
                Id = parts[0],
                Module = module.Module,
                InternalName = parts[0],
                PublicName = PublicName(parts[0]),
                Type = parts[1],
                IsCustom = false,
                Scope = "global",
                ContainsPii = field.EndsWith('!'),
                CreatedAt = longAgo,
                UpdatedAt = longAgo,
            };
        }));
        var custom = Custom.Where(field => field.Scope == "global" || plan.Abstracts > 0).Select(field => new Field
        {
            Id = (field.Scope == "global" ? StableId.Of($"field/{field.Name}") : StableId.Of($"field/{plan.Id}/{field.Name}")).ToString(),
            Module = field.Module,
            InternalName = field.Name,
            PublicName = field.Public,
            Type = field.Type,
            IsCustom = true,
            Scope = field.Scope,
            ContainsPii = field.Pii,
            CreatedAt = field.Scope == "global" ? longAgo.AddDays(40) : plan.Created.AddDays(3),
            UpdatedAt = field.Scope == "global" ? longAgo.AddDays(90) : plan.Created.AddDays(5),
        });
        return [.. standard, .. custom];
    }

    private static string PublicName(string internalName) => Wording.Capital(internalName.Replace('_', ' '));
}
