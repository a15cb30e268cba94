using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Says what somebody else changed of a record, in a few words: which fields, and what short ones hold now.</summary>
internal static class Difference
{
    private const int Most = 5;

    /// <summary>What of a session is another than it was, such as <c>: title is now "Keynote"</c>; empty where nothing of it is seen.</summary>
    public static string Of(IReadOnlyDictionary<string, JsonElement> known, Session session)
    {
        // What was read in a list has no description, and sessions do not tell the id of theirs.
        var names = SessionFields.All.Select(field => field.Name).Where(name => name != SessionFields.Parent.Name && (name != SessionFields.Description.Name || known.ContainsKey(name)))
            .Union(known.Keys.Where(name => name.StartsWith(SessionFields.CustomPrefix, StringComparison.Ordinal)));
        return Told(names.Where(name => !JsonValue.AreSame(known.TryGetValue(name, out var value) ? value : null, SessionFields.Value(session, name))).Select(name => Word(name, session)));
    }

    /// <summary>The same of a setting.</summary>
    public static string Of(IReadOnlyDictionary<string, JsonElement> known, IReadOnlyDictionary<string, JsonElement> held) =>
        Told(known.Keys.Union(held.Keys)
            .Where(name => !JsonValue.AreSame(known.TryGetValue(name, out var value) ? value : null, held.TryGetValue(name, out var now) ? now : null))
            .Select(name => held.TryGetValue(name, out var now) ? $"{name} is now {StrangersText.Quoted(now.ToString())}" : $"{name} is now empty"));

    /// <summary>The same of a contact, sponsor, exhibitor or report. What may be personal or is long is named only.</summary>
    public static string Of(IReadOnlyDictionary<string, JsonElement> known, HeldRecord held) =>
        Told(known.Keys.Union(held.Known.Keys).Where(name => !held.IsMasked(name) && !held.Holds(name, known.TryGetValue(name, out var value) ? value : null)).Select(name => name switch
        {
            HeldRecord.Email => "the e-mail",
            HeldRecord.Phone or HeldRecord.Query => $"the {name}",
            _ when name.StartsWith(SessionFields.CustomPrefix, StringComparison.Ordinal) => $"the field {StrangersText.Quoted(name[SessionFields.CustomPrefix.Length..])}",
            _ => $"{Label(name)} is now {StrangersText.Quoted(held.Value(name)?.ToString() ?? "none")}",
        }));

    // What is written as title is a person's job title.
    private static string Label(string name) => name == "title" ? "job title" : name.Replace('_', ' ');

    private static string Told(IEnumerable<string> words)
    {
        var list = words.ToList();
        return list.Count == 0 ? "" : $": {string.Join(", ", list.Take(Most))}{(list.Count > Most ? " and more" : "")}";
    }

    // What is long is named only, and so is what may be personal.
    private static string Word(string name, Session session) => name switch
    {
        "title" => $"title is now {StrangersText.Quoted(session.Title)}",
        "room_id" => $"room is now {StrangersText.Quoted(session.Room?.Name ?? "none")}",
        "track_id" => $"track is now {StrangersText.Quoted(session.Track?.Name ?? "none")}",
        "status" => $"status is now {StrangersText.Quoted(session.CustomStatus?.Name ?? session.Status)}",
        "capacity" => string.Create(CultureInfo.InvariantCulture, $"capacity is now {session.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "none"}"),
        "is_public" => session.IsPublic == true ? "it is public now" : "it is not public now",
        _ when name.StartsWith(SessionFields.CustomPrefix, StringComparison.Ordinal) => $"the field {StrangersText.Quoted(name[SessionFields.CustomPrefix.Length..])}",
        _ => $"the {SessionFields.All.First(field => field.Name == name).Label}",
    };
}
