using System.Collections;
using System.Reflection;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class CompletenessTests
{
    [Theory]
    [InlineData("phone_home phone_mobile address_line_1 address_line_2 address_city address_state address_postal_code address_country")]
    [InlineData("website_url linkedin_url twitter_url facebook_url instagram_url snapchat_username tiktok_username")]
    [InlineData("honorific salutation pronouns gender past_companies educational_affiliation highest_level_of_education ethnicity languages")]
    [InlineData("speaker_score organization_contact speaker_fee availability preferred_session_format annual_revenue headcount years_in_operation")]
    [InlineData("organization_structure industry global_region audience_type target_age_range topic_expertise brand")]
    public void Every_profile_field_of_a_contact_has_a_value_somewhere(string fields) =>
        fields.Split(' ').ShouldAllBe(field => Seeded.Largest.Contacts.Any(contact => !string.IsNullOrEmpty(contact.Profile.GetValueOrDefault(field))));

    [Fact]
    public void Every_profile_field_of_an_account_has_a_value_on_a_sponsor_and_on_an_exhibitor()
    {
        var fields = ("logo_image_url banner_image_url phone address_line_1 address_line_2 address_city address_state address_postal_code " +
            "address_coutnry facebook_url instagram_url linkedin_url snapchat_username tiktok_username twitter_url website_url").Split(' ');

        fields.ShouldAllBe(field => Seeded.Largest.Sponsors.Any(account => !string.IsNullOrEmpty(account.Profile.GetValueOrDefault(field))));
        fields.ShouldAllBe(field => Seeded.Largest.Exhibitors.Any(account => !string.IsNullOrEmpty(account.Profile.GetValueOrDefault(field))));
    }

    [Fact]
    public void Every_property_of_every_record_has_a_value_in_the_largest_event()
    {
        var @event = Seeded.Largest;

        AllFilled([@event]);
        AllFilled(@event.Sessions);
        AllFilled(@event.Contacts);
        AllFilled(@event.Sponsors);
        AllFilled(@event.Exhibitors);
        AllFilled(@event.Sponsors.SelectMany(account => account.Contacts));
        AllFilled(@event.Sessions.SelectMany(session => session.Files));
        AllFilled(@event.Sessions.SelectMany(session => session.Participants));
        AllFilled(@event.Sessions.Select(session => session.ComposedInto).OfType<Composition>());
        AllFilled(@event.Statuses);
        AllFilled(@event.Fields);
        AllFilled(@event.Roles);
        AllFilled(@event.Ratings);
        AllFilled([.. @event.Tracks, .. @event.Rooms]);
    }

    [Fact]
    public void Parts_of_sessions_have_whatever_a_detailed_part_can_show()
    {
        var parts = Seeded.Largest.Sessions.Where(session => session.ParentId is not null).ToList();

        foreach (var core in Enum.GetValues<CoreRole>())
            parts.SelectMany(part => part.Participants).Select(one => one.Role.Core).ShouldContain(core);
        parts.Select(part => part.Status).ShouldContain(status => status.IsCustom);
        parts.ShouldContain(part => part.Capacity != null);
        parts.ShouldContain(part => part.CeuCredits != null);
        parts.ShouldContain(part => part.ExternalUrl != null);
        parts.ShouldContain(part => part.ClientSessionId != null);
        parts.ShouldContain(part => part.SponsorIds.Count > 0);
        parts.ShouldContain(part => part.ExhibitorIds.Count > 0);
        parts.ShouldContain(part => part.Files.Count > 0);
        parts.ShouldContain(part => part.Translations.Count > 0);
        parts.ShouldContain(part => part.CustomValues.Count > 0);
    }

    [Fact]
    public void Optional_values_are_missing_somewhere_too()
    {
        Seeded.Largest.Sessions.ShouldContain(session => session.Files.Any(file => file.AssignedContactId == null));
        Seeded.Largest.Rooms.ShouldContain(room => room.Capacity == null);
        Seeded.Largest.Sessions.ShouldContain(session => session.TrackId == null);
        Seeded.Largest.Sessions.ShouldContain(session => session.Capacity == null && session.RoomId != null);
    }

    [Fact]
    public void Fields_cover_all_modules_both_scopes_and_personal_data()
    {
        var fields = Seeded.Largest.Fields;
        foreach (var module in new[] { "session", "contact", "account" })
        {
            fields.ShouldContain(field => field.Module == module && field.IsCustom && field.Scope == "event");
            fields.ShouldContain(field => field.Module == module && field.IsCustom && field.Scope == "global");
            fields.ShouldContain(field => field.Module == module && !field.IsCustom);
            fields.ShouldContain(field => field.Module == module && field.IsCustom && field.ContainsPii);
        }

        fields.Where(field => field.InternalName is "email" or "phone_mobile" or "address_city" or "dietary_needs").ShouldAllBe(field => field.ContainsPii);
    }

    [Fact]
    public void Translations_exist_for_sessions_contacts_and_accounts()
    {
        Seeded.Largest.Sessions.ShouldContain(session => session.Translations.Count > 0);
        Seeded.Largest.Contacts.ShouldContain(contact => contact.Translations.Count > 0);
        Seeded.Largest.Sponsors.ShouldContain(account => account.Translations.Count > 0);
        Seeded.Largest.Exhibitors.ShouldContain(account => account.Translations.Count > 0);
    }

    private static void AllFilled<T>(IEnumerable<T> records)
    {
        var all = records.ToList();
        // Contacts, sponsors and exhibitors are deleted by requests alone.
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.DeclaringType != typeof(Event) || !property.Name.StartsWith("Deleted", StringComparison.Ordinal)))
            all.ShouldContain(record => IsFilled(property.GetValue(record)), $"{typeof(T).Name}.{property.Name}");
    }

    private static bool IsFilled(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        bool flag => flag,
        IEnumerable items => items.Cast<object>().Any(),
        _ => true,
    };
}
