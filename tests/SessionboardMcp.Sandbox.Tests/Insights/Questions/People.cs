using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions about speakers, roles and contacts.</summary>
internal static class People
{
    public static IEnumerable<Question> All =>
    [
        new("Which accepted sessions have no speaker bio?", DevCon, "title, speaker",
            e => e.Talks(e.Accepted()).Where(t => t.Speaker.About == null).Select(t => new object?[] { t.Session.Title, t.Speaker.FullName }))
        {
            Find = "FIND Session WHERE status_category = 'accepted' AND speakers.id IS NOT NULL AND speakers.bio IS NULL INCLUDE title, speakers.full_name AS speaker ORDER BY title, speaker",
            Select = "SELECT session.title AS title, speaker.full_name AS speaker FROM sessions JOIN speakers WHERE session.status_category = 'accepted' AND speaker.about IS NULL AND session.is_abstract = FALSE ORDER BY title, speaker",
            Order = "title, speaker",
        },
        new("Top 10 speakers by session count", DevCon, "full_name, n, id",
            e => e.Talks(e.All()).GroupBy(t => t.Speaker.Id).Select(g => new object?[] { g.First().Speaker.FullName, g.Count(), g.Key }))
        {
            Find = "FIND Speaker INCLUDE full_name, COUNT(sessions.id) AS n, id GROUP BY id, full_name ORDER BY n DESC, full_name, id LIMIT 10",
            Select = "SELECT speaker.full_name AS full_name, COUNT(session.id) AS n, speaker.id AS id FROM speakers JOIN sessions GROUP BY speaker.id, speaker.full_name ORDER BY n DESC, full_name, id LIMIT 10",
            Order = "n DESC, full_name, id",
            Limit = 10,
        },
        new("Who speaks in more than two sessions of the programme?", DevCon, "id, n",
            e => e.Talks(e.Programme()).GroupBy(t => t.Speaker.Id).Where(g => g.Count() > 2).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Speaker WHERE sessions.is_abstract = FALSE INCLUDE id, COUNT(sessions.id) AS n GROUP BY id HAVING COUNT(sessions.id) > 2",
            Select = "SELECT speaker.id AS id, COUNT(*) AS n FROM speakers JOIN sessions WHERE session.is_abstract = FALSE GROUP BY speaker.id HAVING n >= 3",
        },
        new("Which companies send the most speakers?", DevCon, "company, n",
            e => e.AllSpeakers().Where(c => c.Company != null).ByText(c => c.Company).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Speaker WHERE company IS NOT NULL INCLUDE company, COUNT(id) AS n GROUP BY company ORDER BY n DESC, company LIMIT 7",
            Select = "SELECT speaker.company AS company, COUNT(speaker.id) AS n FROM speakers WHERE speaker.company_name IS NOT NULL GROUP BY speaker.company ORDER BY n DESC, company LIMIT 7",
            Order = "n DESC, company",
            Limit = 7,
        },
        new("Which speakers have no photo?", DevCon, "full_name, email",
            e => e.AllSpeakers().Where(c => c.PhotoUrl == null).Select(c => new object?[] { c.FullName, c.Email }))
        {
            Find = "FIND Speaker WHERE photo_url IS NULL INCLUDE full_name, email ORDER BY email",
            Select = "SELECT speaker.full_name AS full_name, speaker.email AS email FROM speakers WHERE speaker.photo_url IS NULL ORDER BY email",
            Order = "email",
        },
        new("Who moderates what?", DevCon, "title, moderator",
            e => e.Programme().SelectMany(s => e.People(s, CoreRole.Moderator), (s, c) => new object?[] { s.Title, c.FullName }))
        {
            Find = "FIND Session WHERE moderators.id IS NOT NULL INCLUDE title, moderators.full_name AS moderator ORDER BY title",
            Select = "SELECT session.title AS title, moderators.full_name AS moderator FROM sessions WHERE moderators.id IS NOT NULL AND session.is_abstract = FALSE ORDER BY title",
            Order = "title",
        },
        new("Which panelists sit in which sessions?", DevCon, "panelist, session",
            e => e.Programme().SelectMany(s => s.Participants.Where(p => p.Role.Slug == "panelist"),
                (s, p) => new object?[] { e.Contacts.Single(c => c.Id == p.ContactId).FullName, s.Title }))
        {
            Find = "FIND Session WHERE participant_contacts.role_slug = 'panelist' INCLUDE participant_contacts.full_name AS panelist, title AS session",
            Select = "SELECT participant_contact.full_name AS panelist, session.title AS session FROM participant_contacts JOIN sessions WHERE participant_contact.role_slug = 'panelist' AND session.is_abstract = FALSE",
        },
        new("How many parts are there in each role?", Publishing, "role, core, n",
            e => e.All().SelectMany(s => s.Participants).GroupBy(p => p.Role.Name).Select(g => new object?[]
                { g.Key, g.First().Role.Core.ToString().ToLowerInvariant(), g.Count() }))
        {
            Find = "FIND ParticipantContact INCLUDE role_name AS role, core_role AS core, COUNT(*) AS n GROUP BY role_name, core_role ORDER BY n DESC",
            Select = "SELECT role_name AS role, core_role AS core, COUNT(id) AS n FROM participant_contacts GROUP BY role_name, core_role ORDER BY n DESC",
            Order = "n DESC",
        },
        new("Which accepted sessions have nobody speaking?", DevCon, "friendly_id",
            e => e.Accepted().Where(s => s.Participants.All(p => p.Role.Core != CoreRole.Speaker)).Select(s => new object?[] { e.FriendlyId(s) }))
        {
            Find = "FIND Session WHERE status = 'accepted' AND speakers.id IS NULL INCLUDE friendly_id",
            Select = "SELECT friendly_id FROM sessions WHERE status = 'accepted' AND speaker_count = 0 AND is_abstract = FALSE",
        },
        new("How many contacts do not speak?", DevCon, "n", e => [[e.Contacts.Count - e.AllSpeakers().Count()]])
        {
            Find = "FIND Contact WHERE is_speaker = FALSE INCLUDE COUNT(*) AS n",
            Select = "SELECT COUNT(contact.id) AS n FROM contacts WHERE NOT contact.is_speaker = TRUE",
        },
        new("Whose family name starts with M or ends with son?", DevCon, "last_name, first_name",
            e => e.Contacts.Where(c => c.LastName.StartsWith("M", StringComparison.OrdinalIgnoreCase)
                    || c.LastName.EndsWith("SON", StringComparison.OrdinalIgnoreCase))
                .Select(c => new object?[] { c.LastName, c.FirstName }))
        {
            Find = "FIND Contact WHERE last_name LIKE 'm%' OR last_name LIKE '%SON' INCLUDE last_name, first_name ORDER BY last_name, first_name",
            Select = "SELECT contact.last_name AS last_name, contact.first_name AS first_name FROM contacts WHERE contact.last_name LIKE 'M%' OR contact.last_name LIKE '%son' ORDER BY last_name, first_name",
            Order = "last_name, first_name",
        },
        new("Which submitters handed in more than three abstracts?", DevCon, "submitter, n",
            e => e.Abstracts().Where(s => s.SubmitterId != null).GroupBy(s => s.SubmitterId).Where(g => g.Count() > 3)
                .Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Abstract WHERE submitter.id IS NOT NULL INCLUDE submitter.id AS submitter, COUNT(id) AS n GROUP BY submitter.id HAVING n > 3",
            Select = "SELECT submitter_contact_id AS submitter, COUNT(*) AS n FROM sessions WHERE is_abstract = TRUE AND submitter_contact_id IS NOT NULL GROUP BY submitter_contact_id HAVING COUNT(*) > 3",
        },
        new("Which T-shirt sizes do speakers need?", DevCon, "size, n",
            e => e.AllSpeakers().GroupBy(c => Oracle.Custom(c.CustomValues, "tshirt_size")).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Speaker INCLUDE tshirt_size AS size, COUNT(*) AS n GROUP BY tshirt_size ORDER BY n DESC",
            Select = "SELECT speaker.tshirt_size AS size, COUNT(*) AS n FROM speakers GROUP BY speaker.tshirt_size ORDER BY n DESC",
            Order = "n DESC",
        },
        new("What do people eat who speak for the first time?", Publishing, "needs, n",
            e => e.Contacts.Where(c => Oracle.Custom(c.CustomValues, "first_time_speaker") == "true")
                .GroupBy(c => Oracle.Custom(c.CustomValues, "dietary_needs")).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Contact WHERE first_time_speaker = TRUE INCLUDE dietary_needs AS needs, COUNT(*) AS n GROUP BY dietary_needs",
            Select = "SELECT contact.dietary_needs AS needs, COUNT(*) AS n FROM contacts WHERE contact.first_time_speaker = TRUE GROUP BY contact.dietary_needs",
        },
        new("How is every speaker's name written in capitals?", HealthDay, "loud, quiet",
            e => e.AllSpeakers().Select(c => new object?[] { c.FullName.ToUpperInvariant(), c.LastName.ToLowerInvariant() }))
        {
            Find = "FIND Speaker INCLUDE UPPER(full_name) AS loud, LOWER(last_name) AS quiet",
            Select = "SELECT UPPER(speaker.full_name) AS loud, LOWER(speaker.last_name) AS quiet FROM speakers",
        },
    ];
}
