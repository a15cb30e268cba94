using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Walk;

/// <summary>The seed, with values that can be told from all others where it holds personal data that words like "Female" could not be.</summary>
internal static class MarkedOrganization
{
    private static readonly string[] Sensitive =
        ["ethnicity", "gender", "pronouns", "speaker_fee", "speaker_score", "annual_revenue", "target_age_range", "highest_level_of_education"];

    private static readonly string[] Personal =
        ["phone_home", "phone_mobile", "phone", "address_line_1", "address_line_2", "address_city", "address_postal_code"];

    public static Organization Create()
    {
        var seed = SharedSeed.Organization;
        return seed with { Events = [.. seed.Events.Select(Mark)] };
    }

    /// <summary>What may be seen only where personal data is shown.</summary>
    public static HashSet<string> Secrets(Organization organization)
    {
        var contacts = organization.Events.SelectMany(@event => @event.Contacts).ToList();
        var accounts = organization.Events.SelectMany(@event => @event.Sponsors.Concat(@event.Exhibitors)).ToList();
        return
        [
            .. contacts.Select(contact => contact.Email),
            .. contacts.SelectMany(contact => Values(contact.Profile, Personal)),
            .. accounts.SelectMany(account => Values(account.Profile, Personal)),
            .. contacts.SelectMany(contact => contact.CustomValues).Concat(accounts.SelectMany(account => account.CustomValues))
                .Concat(organization.Events.SelectMany(@event => @event.Sessions).SelectMany(session => session.CustomValues))
                .Where(value => value.Field.ContainsPii && value.Value.Length > 11)
                .Select(value => value.Value),
            .. PlantedRemarks.All.SelectMany(remark => remark.Secrets),
            Mail, Telephone,
        ];
    }

    /// <summary>What begins every value of a sensitive field, which is never seen.</summary>
    public const string SensitiveMark = "zz-sensitive";

    /// <summary>An address that stands in biographies and descriptions.</summary>
    public const string Mail = "in.a.text@walk.example";

    /// <summary>A number that stands there too.</summary>
    public const string Telephone = "+1 512 555 0177";

    private static Event Mark(Event @event) => @event with
    {
        Contacts = [.. @event.Contacts.Select(Mark)],
        Sessions = [.. @event.Sessions.Select(session => session.Number % 50 == 3 ? session with { Description = $"{session.Description}<p>Questions: {Mail}, {Telephone}</p>" } : session)],
    };

    private static Contact Mark(Contact contact) => contact with
    {
        About = contact.Number % 40 == 7 ? $"<p>{contact.FullName} answers at {Mail} or {Telephone}.</p>" : contact.About,
        Profile = contact.Profile.ToDictionary(
            field => field.Key,
            field => Sensitive.Contains(field.Key) ? $"{SensitiveMark}-{field.Key}"
                : field.Key == "address_city" ? $"Walktown-{contact.Number}"
                : field.Key == "address_postal_code" ? $"ZIP{10_000 + contact.Number}"
                : field.Key == "address_line_2" ? $"Suite walk {contact.Number}"
                : field.Value),
    };

    private static IEnumerable<string> Values(IReadOnlyDictionary<string, string> profile, string[] names) =>
        names.Select(profile.GetValueOrDefault).OfType<string>().Where(value => value.Length > 7);
}
