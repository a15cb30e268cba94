using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions about the call for papers and its evaluation.</summary>
internal static class Submissions
{
    public static IEnumerable<Question> All =>
    [
        new("Which abstracts are still pending?", Publishing, "friendly_id, title",
            e => e.Abstracts().Where(s => s.Core() == "pending").Select(s => new object?[] { e.FriendlyId(s), s.Title }))
        {
            Find = "FIND Abstract WHERE status = 'pending' INCLUDE friendly_id, title ORDER BY friendly_id",
            Select = "SELECT friendly_id, title FROM sessions WHERE is_abstract = TRUE AND status = 'pending' ORDER BY friendly_id",
            Order = "friendly_id",
        },
        new("How many submissions are in each status, custom ones too?", DevCon, "display_status, status_category, n",
            e => e.Abstracts().GroupBy(s => s.Status.Id).Select(g => new object?[] { g.First().Status.Name, g.First().Core(), g.Count() }))
        {
            Find = "FIND Abstract INCLUDE display_status, status_category, COUNT(*) AS n GROUP BY display_status, status_category ORDER BY n DESC",
            Select = "SELECT display_status, status_category, COUNT(*) AS n FROM sessions WHERE is_abstract = TRUE GROUP BY display_status, status_category ORDER BY n DESC",
            Order = "n DESC",
        },
        new("What was withdrawn, and when?", DevCon, "friendly_id, withdrawn_at",
            e => e.Abstracts().Where(s => s.WithdrawnAt != null).Select(s => new object?[] { e.FriendlyId(s), s.WithdrawnAt }))
        {
            Find = "FIND Abstract WHERE is_withdrawn = TRUE INCLUDE friendly_id, withdrawn_at ORDER BY withdrawn_at DESC",
            Select = "SELECT friendly_id, withdrawn_at FROM sessions WHERE withdrawn_at IS NOT NULL AND is_abstract = TRUE ORDER BY withdrawn_at DESC",
            Order = "withdrawn_at DESC",
        },
        new("How many submissions are unfinished in each track?", DevCon, "track, n",
            e => e.Abstracts().Where(s => s.IsDraft).ByText(s => s.Track?.Name).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Abstract WHERE is_draft = TRUE INCLUDE track.name AS track, COUNT(*) AS n GROUP BY track.name",
            Select = "SELECT track_name AS track, COUNT(*) AS n FROM sessions WHERE is_draft = TRUE AND is_abstract = TRUE GROUP BY track_name",
        },
        new("Which titles mention agents or rewrites but not prompts?", DevCon, "title",
            e => e.All().Where(s => (s.Title.Has("agent") || s.Title.Has("rewrite")) && !s.Title.Has("prompt")).Select(s => new object?[] { s.Title }))
        {
            Select = "SELECT title FROM sessions WHERE (title LIKE '%AGENT%' OR title LIKE '%rewrite%') AND title NOT LIKE '%prompt%' ORDER BY title",
            Order = "title",
        },
        new("Which advanced or unlevelled submissions may still be accepted?", DevCon, "friendly_id, level",
            e => e.Abstracts().Where(s => s.Core() is "accept_queue" or "pending" && s.Level?.Name is null or "Advanced")
                .Select(s => new object?[] { e.FriendlyId(s), s.Level?.Name }))
        {
            Find = "FIND Abstract WHERE status IN ('accept_queue', 'pending') AND (level.name = 'advanced' OR level.name IS NULL) INCLUDE friendly_id, level.name AS level",
            Select = "SELECT friendly_id, level_name AS level FROM sessions WHERE is_abstract = TRUE AND (status = 'accept_queue' OR status = 'pending') AND (level_name = 'Advanced' OR level_id IS NULL)",
        },
        new("What is held in Spanish, whatever the case of its name?", DevCon, "title, language",
            e => e.All().Where(s => s.Language?.Name == "Español").Select(s => new object?[] { s.Title, "Español" }))
        {
            Select = "SELECT session.title AS title, language.name AS language FROM sessions JOIN languages WHERE language.name = 'ESPAÑOL' AND language.name LIKE 'espaÑ__'",
        },
        new("Which submissions without a description are not declined?", DevCon, "friendly_id",
            e => e.All().Where(s => s.Description == null && s.Core() != "declined").Select(s => new object?[] { e.FriendlyId(s) }))
        {
            Select = "SELECT friendly_id FROM sessions WHERE description IS NULL AND status != 'declined'",
        },
        new("Who did not consent to being recorded?", DevCon, "friendly_id",
            e => e.All().Where(s => Oracle.Custom(s.CustomValues, "recording_consent") == "false").Select(s => new object?[] { e.FriendlyId(s) }))
        {
            Select = "SELECT friendly_id FROM sessions WHERE recording_consent = FALSE",
        },
        new("Which numbers between 100 and 120 are in the programme or were submitted?", DevCon, "display_id",
            e => e.All().Where(s => s.Number is >= 100 and <= 120).Select(s => new object?[] { s.Number }))
        {
            Select = "SELECT display_id FROM sessions WHERE display_id BETWEEN 100 AND 120 ORDER BY display_id DESC",
            Order = "display_id DESC",
        },
        new("How did reviewers rate each abstract?", HealthDay, "title, average, n",
            e => e.Ratings.Where(r => r.Criterion == null).GroupBy(r => r.SessionId)
                .Where(g => e.Abstracts().Any(s => s.Id == g.Key))
                .Select(g => new object?[] { e.Sessions.Single(s => s.Id == g.Key).Title, g.Average(r => r.Score), g.Count() }))
        {
            Find = "FIND Abstract WHERE ratings.id IS NOT NULL INCLUDE title, AVG(ratings.score) AS average, COUNT(ratings.id) AS n GROUP BY id, title ORDER BY average DESC",
            Select = "SELECT session.title AS title, average_score AS average, rating_count AS n FROM Evaluation_Plan_Ratings JOIN sessions ORDER BY average DESC",
            Order = "average DESC",
        },
        new("How strict is each criterion?", HealthDay, "criterion, average, lowest",
            e => e.Ratings.Where(r => r.Criterion != null && e.Abstracts().Any(s => s.Id == r.SessionId)).GroupBy(r => r.Criterion)
                .Select(g => new object?[] { g.Key, Math.Round(g.Average(r => r.Score), 2, MidpointRounding.AwayFromZero), g.Min(r => r.Score) }))
        {
            Find = "FIND CriteriaRating INCLUDE criterion, ROUND(AVG(score), 2) AS average, MIN(score) AS lowest GROUP BY criterion",
            Select = "SELECT criterion, ROUND(AVG(score), 2) AS average, MIN(score) AS lowest FROM criteria_ratings GROUP BY criterion",
        },
        new("What do reviewers say about the big event, whose evaluations are stored elsewhere?", DevCon, "reviewer, score", _ => [])
        {
            Find = "FIND Rating INCLUDE reviewer, score",
            Select = "SELECT rating.reviewer AS reviewer, rating.score AS score FROM ratings JOIN sessions",
        },
    ];
}
