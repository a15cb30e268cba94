using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions about sponsors and exhibitors.</summary>
internal static class Accounts
{
    public static IEnumerable<Question> All =>
    [
        new("Which sponsors have how many sessions?", DevCon, "sponsor, n",
            e => e.Sponsors.Select(a => new object?[] { a.Name, e.All().Count(s => s.Sponsors.Any(b => b.Id == a.Id)) }).Where(r => (int)r[1]! > 0))
        {
            Find = "FIND Sponsor INCLUDE name AS sponsor, COUNT(sessions.id) AS n GROUP BY id, name HAVING n > 0 ORDER BY n DESC, sponsor",
            Select = "SELECT sponsor.name AS sponsor, COUNT(session.id) AS n FROM sponsors JOIN sessions GROUP BY sponsor.id, sponsor.name ORDER BY n DESC, sponsor",
            Order = "n DESC, sponsor",
        },
        new("Which exhibitors have no session?", DevCon, "name",
            e => e.Exhibitors.Where(a => !e.All().Any(s => s.Exhibitors.Any(b => b.Id == a.Id))).Select(a => new object?[] { a.Name }))
        {
            Find = "FIND Exhibitor WHERE sessions.id IS NULL INCLUDE name ORDER BY name",
            Select = "SELECT exhibitor.name AS name FROM exhibitors WHERE sessions.id IS NULL ORDER BY name",
            Order = "name",
        },
        new("How many sponsors are there in each tier?", DevCon, "tier, n",
            e => e.Sponsors.GroupBy(a => Oracle.Custom(a.CustomValues, "tier")).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Sponsor INCLUDE tier, COUNT(*) AS n GROUP BY tier ORDER BY n",
            Select = "SELECT sponsor.tier AS tier, COUNT(*) AS n FROM sponsors GROUP BY sponsor.tier ORDER BY n",
            Order = "n",
        },
        new("Who are the people of the sponsors, and in which country is each?", Publishing, "sponsor, country, person",
            e => e.Sponsors.SelectMany(a => a.Contacts, (a, c) => new object?[]
                { a.Name, a.Profile.GetValueOrDefault("address_coutnry"), c.Contact.FullName }))
        {
            Find = "FIND Sponsor WHERE contacts.id IS NOT NULL INCLUDE name AS sponsor, address_country AS country, contacts.full_name AS person",
            Select = "SELECT sponsor.name AS sponsor, sponsor.address_country AS country, contact.full_name AS person FROM sponsors JOIN contacts",
        },
        new("Which sessions are sponsored by whom?", Publishing, "title, sponsor",
            e => e.Programme().SelectMany(s => s.Sponsors, (s, a) => new object?[] { s.Title, a.Name }))
        {
            Find = "FIND Session WHERE sponsors.id IS NOT NULL INCLUDE title, sponsors.name AS sponsor ORDER BY sponsor DESC, title",
            Select = "SELECT session.title AS title, sponsor.name AS sponsor FROM sessions JOIN sponsors WHERE session.is_abstract = FALSE ORDER BY sponsor DESC, title",
            Order = "sponsor DESC, title",
        },
    ];
}
