using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Access;

/// <summary>The seed with custom fields as organizers make them: what they ask of people, under names of their own.</summary>
internal static class MoreFields
{
    /// <summary>The event that has them.</summary>
    public const int EventId = SeededEvents.PublishingForum;

    /// <summary>What begins the values that never leave.</summary>
    public const string Sensitive = "qq-sensitive";

    /// <summary>What begins the values that are masked.</summary>
    public const string Personal = "qq-personal";

    /// <summary>What begins the values that are shown.</summary>
    public const string Harmless = "ok-harmless";

    private static readonly DateTimeOffset Then = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    // Internal name, public name, type, whether it is marked, and what its values begin with. Some internal names tell nothing.
    private static readonly (string Name, string Public, string Type, bool Pii, string Value)[] Fields =
    [
        ("gender_identity", "Gender identity", "select", false, Sensitive),
        ("q17", "Ethnic background", "select", false, Sensitive),
        ("disability", "Disability", "text", true, Sensitive),
        ("fee_usd", "Speaker fee (USD)", "text", false, Sensitive),
        ("q18", "Passport number", "text", false, Sensitive),
        ("shoe_size", "Shoe size", "text", false, Harmless),
        ("badge_note", "Badge note", "text", true, Personal),
        ("q19", "Assistant", "user", false, Personal),
        ("q20", "Reach me", "phone", false, Personal),
        ("slides", "Slides", "file", false, Personal),
        ("q21", "Home address", "text", false, Personal),
        ("hotel_choice", "Hotel choice", "select", false, Harmless),
        ("stage_preference", "Stage preference", "select", false, Harmless),
    ];

    /// <summary>Their names in queries, by what their values begin with.</summary>
    public static IEnumerable<string> NamesOf(string value) => Fields.Where(field => field.Value == value).Select(field => field.Name);

    /// <summary>The person who filled all of them in.</summary>
    public static Contact Person => Create().Events.Single(one => one.Id == EventId).Contacts.First(contact => contact.CustomValues.Count >= Fields.Length);

    public static Organization Create()
    {
        var seed = SharedSeed.Organization;
        return seed with { Events = [.. seed.Events.Select(one => one.Id == EventId ? Extend(one) : one)] };
    }

    private static Event Extend(Event one)
    {
        var contacts = Fields.Select(field => Field(field, "contact")).ToList();
        var sessions = Fields.Select(field => Field(field, "session")).ToList();
        return one with
        {
            Fields = [.. one.Fields, .. contacts, .. sessions],
            Contacts = [.. one.Contacts.Select(contact => contact with { CustomValues = [.. contact.CustomValues, .. contacts.Select((field, place) => Value(field, place, contact.Number))] })],
            Sessions = [.. one.Sessions.Select(session => session with { CustomValues = [.. session.CustomValues, .. sessions.Select((field, place) => Value(field, place, session.Number))] })],
        };
    }

    private static CustomValue Value(Field field, int place, int number) => new(field.Id, $"{Fields[place].Value}-{Fields[place].Name}-{number}", Then);

    private static Field Field((string Name, string Public, string Type, bool Pii, string Value) field, string module) => new()
    {
        Id = $"{module}-{field.Name}",
        Module = module,
        InternalName = field.Name,
        PublicName = field.Public,
        Type = field.Type,
        IsCustom = true,
        Scope = "event",
        ContainsPii = field.Pii,
        CreatedAt = Then,
        UpdatedAt = Then,
    };
}
