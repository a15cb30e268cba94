using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions about words in titles and names, written in every form that the language takes.</summary>
internal static class Wording
{
    public static IEnumerable<Question> All =>
    [
        new("Which titles mention data?", DevCon, "title",
            e => e.Programme().Where(s => s.Title.Has("data")).Select(s => new object?[] { s.Title }))
        {
            Find = "FIND Session WHERE title CONTAINS 'DATA' INCLUDE title ORDER BY title",
            Select = "SELECT title FROM sessions WHERE title LIKE '%data%' AND is_abstract = FALSE ORDER BY title",
            Order = "title",
        },
        new("Which titles do not mention data?", DevCon, "title",
            e => e.Programme().Where(s => !s.Title.Has("data")).Select(s => new object?[] { s.Title }))
        {
            Find = "FIND Session WHERE title NOT CONTAINS 'data' INCLUDE title",
            Select = "SELECT title FROM sessions WHERE NOT (title CONTAINS 'Data') AND NOT is_abstract",
        },
        new("Which titles begin with a T?", DevCon, "title",
            e => e.Programme().Where(s => s.Title.StartsWith("T", StringComparison.OrdinalIgnoreCase)).Select(s => new object?[] { s.Title }))
        {
            Find = "FIND Session WHERE title STARTS WITH 't' INCLUDE title ORDER BY title DESC",
            Select = "SELECT title FROM sessions WHERE title LIKE 'T%' AND is_abstract = FALSE ORDER BY title DESC",
            Order = "title DESC",
        },
        new("Which titles end with an s?", Publishing, "title",
            e => e.Programme().Where(s => s.Title.EndsWith("s", StringComparison.OrdinalIgnoreCase)).Select(s => new object?[] { s.Title }))
        {
            Find = "FIND Session WHERE title ENDS WITH 'S' INCLUDE title",
            Select = "select title from sessions where title ends with 's' and is_abstract = false",
        },
        new("Which titles lie between B and F?", DevCon, "title",
            e => e.Programme().Where(s => string.Compare(s.Title, "b", StringComparison.OrdinalIgnoreCase) >= 0 && string.Compare(s.Title, "f", StringComparison.OrdinalIgnoreCase) <= 0)
                .Select(s => new object?[] { s.Title }))
        {
            Find = "FIND Session WHERE title BETWEEN 'B' AND 'F' INCLUDE title ORDER BY title",
            Select = "SELECT title FROM sessions WHERE title >= 'b' AND title <= 'f' AND is_abstract = FALSE ORDER BY title",
            Order = "title",
        },
        new("Which titles have the second letter o?", DevCon, "title",
            e => e.Abstracts().Where(s => s.Title.Length > 1 && s.Title[1] is 'o' or 'O').Select(s => new object?[] { s.Title }))
        {
            Find = "FIND Abstract INCLUDE title WHERE title LIKE '_o%'",
            Select = "SELECT session.title AS title FROM sessions WHERE session.title LIKE '_O%' AND session.is_abstract = TRUE",
        },
        new("Which titles have an apostrophe or a colon?", DevCon, "title",
            e => e.Abstracts().Where(s => s.Title.Contains('\'') || s.Title.Contains(':')).Select(s => new object?[] { s.Title }))
        {
            Find = "FIND Abstract WHERE title CONTAINS '''' OR title CONTAINS ':' INCLUDE title -- a quote inside a text is doubled",
            Select = "SELECT title FROM sessions WHERE (title LIKE '%''%' OR title LIKE '%:%') /* both */ AND is_abstract = TRUE",
        },
        new("Which different first names do speakers have?", Publishing, "name",
            e => e.AllSpeakers().Select(c => c.FirstName).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new object?[] { name }))
        {
            Find = "FIND Speaker INCLUDE first_name AS name GROUP BY first_name ORDER BY name",
            Select = "SELECT DISTINCT first_name AS name FROM speakers ORDER BY name",
            Order = "name",
        },
        new("How many speakers share a family name?", DevCon, "last_name, n",
            e => e.AllSpeakers().ByText(c => c.LastName).Where(g => g.Count() > 1).Select(g => new object?[] { g.First().LastName, g.Count() }))
        {
            Find = "FIND Speaker INCLUDE last_name, COUNT(*) AS n GROUP BY last_name HAVING n > 1 ORDER BY n DESC, last_name",
            Select = "SELECT last_name, COUNT(*) AS n FROM speakers GROUP BY last_name HAVING COUNT(*) >= 2 ORDER BY n DESC, last_name ASC",
            Order = "n DESC, last_name",
        },
        new("Which speakers work at a company whose name contains a space?", DevCon, "full_name, company",
            e => e.AllSpeakers().Where(c => c.Company.Has(" ")).Select(c => new object?[] { c.FullName, c.Company }))
        {
            Find = "FIND Speaker WHERE company CONTAINS ' ' INCLUDE full_name, company",
            Select = "SELECT full_name, \"company\" FROM speakers WHERE `company` LIKE '% %'",
        },
        new("What are the titles in small letters, by their number?", HealthDay, "display_id, small",
            e => e.Programme().Select(s => new object?[] { s.Number, s.Title.ToLowerInvariant() }))
        {
            Find = "FIND Session INCLUDE display_id, LOWER(title) AS small ORDER BY display_id",
            Select = "SELECT session.display_id AS display_id, LOWER(session.title) AS small FROM sessions WHERE session.is_abstract = FALSE ORDER BY session.display_id",
            Order = "display_id",
        },
    ];
}
