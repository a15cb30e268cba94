using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Logs;

/// <summary>What the sandbox's invented people are told by: names, ways to reach them, and what they wrote.</summary>
internal static partial class SeedPeople
{
    private static readonly string[] Reached = ["phone_home", "phone_mobile", "phone", "address_line_1", "address_line_2", "linkedin_url", "twitter_url", "website_url"];

    [ModuleInitializer]
    internal static void Begin() => SuiteLog.Personal = Read;

    public static IReadOnlyCollection<string> Read()
    {
        var organizations = new[] { SeededOrganization.Create(), NeighbourOrganization.Create() };
        var events = organizations.SelectMany(organization => organization.Events).ToList();
        var accounts = events.SelectMany(@event => @event.Sponsors.Concat(@event.Exhibitors)).ToList();
        var contacts = events.SelectMany(@event => @event.Contacts).ToList();
        return
        [
            .. DemoPeople.All.Select(person => person.Name),
            .. contacts.Select(contact => contact.FullName).Where(name => name.Contains(' ')),
            .. contacts.Select(contact => contact.Email),
            .. contacts.SelectMany(contact => Values(contact.Profile)),
            .. accounts.SelectMany(account => Values(account.Profile)),
            .. PlantedRemarks.All.SelectMany(remark => remark.Secrets),
            .. contacts.Select(contact => contact.About).Concat(events.SelectMany(@event => @event.Sessions).Select(session => session.Description))
                .OfType<string>().SelectMany(Sentences).Distinct(),
        ];
    }

    private static IEnumerable<string> Values(IReadOnlyDictionary<string, string> profile) =>
        Reached.Select(profile.GetValueOrDefault).OfType<string>().Where(value => value.Length > 7);

    // Short ones are turns of phrase.
    private static IEnumerable<string> Sentences(string text) =>
        Tag().Split(text).SelectMany(part => part.Split(". ")).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 40).Select(sentence => sentence[..40]);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
