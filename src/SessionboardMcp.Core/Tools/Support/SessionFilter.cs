using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>Which sessions a search wants.</summary>
internal sealed class SessionFilter
{
    private static readonly string[] CoreStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined"];
    private static readonly string[] Kinds = ["session", "abstract"];

    private readonly List<Func<IndexedSession, bool>> _conditions = [];

    private SessionFilter()
    {
    }

    /// <summary>Reads the arguments of a search.</summary>
    /// <exception cref="InvalidArgumentException">One means nothing that the event has.</exception>
    public static async Task<SessionFilter> ReadAsync(AskedEvent asked, IReadOnlyList<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        var filter = new SessionFilter();
        var arguments = asked.Call.Arguments;
        if (arguments.Text("text") is { } text)
            filter.Text(new SearchWords(text, asked.Call.MasksPersonalData));
        if (Choice.Of("kind", arguments.Text("kind"), Kinds) is { } kind)
            filter._conditions.Add(session => session.Kind == kind);
        if (arguments.Text("status") is { } status)
            filter.Status(status, sessions);
        if (arguments.Text("track") is { } track)
            await filter.SettingAsync(asked, "track", track, SettingKind.Tracks, session => [session.Record.Track?.Id], cancellationToken);
        if (arguments.Text("room") is { } room)
            await filter.SettingAsync(asked, "room", room, SettingKind.Rooms, session => [session.Record.Room?.Id], cancellationToken);
        if (arguments.Text("tag") is { } tag)
            await filter.SettingAsync(asked, "tag", tag, SettingKind.Tags, session => session.Record.Tags.Select(own => own.Id), cancellationToken);
        if (arguments.Text("speaker") is { } speaker)
            filter.Speaker(speaker, sessions);
        if (arguments.Text("changed_after") is { } after)
            filter.ChangedAfter(asked.Clock.Parse(after) ?? throw new InvalidArgumentException(
                "Argument `changed_after` must be a day or a time. A right one: {\"changed_after\": \"2026-11-20T09:00:00Z\"}."));
        return filter;
    }

    /// <summary>Whether the session is wanted.</summary>
    public bool Wants(IndexedSession session) => _conditions.TrueForAll(condition => condition(session));

    private void Text(SearchWords words) => _conditions.Add(session => words.AreIn(
        [session.Record.FriendlyId, session.Title, session.Description, .. session.People.Select(part => part.Name)]));

    private void ChangedAfter(DateTimeOffset instant) => _conditions.Add(session => session.Record.UpdatedAt > instant);

    private void Status(string wanted, IReadOnlyList<IndexedSession> sessions)
    {
        var word = Choice.Folded(wanted);
        if (CoreStatuses.Contains(word, StringComparer.Ordinal))
        {
            _conditions.Add(session => session.Record.Status == word);
            return;
        }

        var custom = sessions.Select(session => session.Record.CustomStatus).OfType<Api.Sessions.Named>().DistinctBy(status => status.Id).ToList();
        var meant = custom.FindAll(status => status.Id.Equals(wanted, StringComparison.OrdinalIgnoreCase) || Choice.Folded(status.Name ?? "") == word);
        if (meant.Count == 0)
        {
            var nearest = NearestNames.Closest(word, [.. CoreStatuses, .. custom.Select(status => status.Name).OfType<string>()]);
            throw new InvalidArgumentException($"Argument `status`: no session has the status {StrangersText.Quoted(wanted)}. The nearest: {string.Join(", ", nearest.Select(name => StrangersText.Quoted(name)))}.");
        }

        _conditions.Add(session => meant.Exists(status => status.Id == session.Record.CustomStatus?.Id));
    }

    private void Speaker(string wanted, IReadOnlyList<IndexedSession> sessions)
    {
        var people = sessions.SelectMany(session => session.Everybody).Select(part => new NamedChoice(part.ContactId, part.Name));
        var person = NameResolver.Resolve("speaker", "person in a session", wanted, people);
        _conditions.Add(session => session.Everybody.Any(part => part.ContactId == person.Id));
    }

    private async Task SettingAsync(
        AskedEvent asked,
        string argument,
        string wanted,
        SettingKind kind,
        Func<IndexedSession, IEnumerable<string?>> own,
        CancellationToken cancellationToken)
    {
        var settings = await asked.Index.SettingsAsync(kind, cancellationToken);
        var meant = NameResolver.Resolve(argument, argument, wanted, settings.Items.Select(setting => new NamedChoice(setting.Id, setting.Name ?? "")));
        _conditions.Add(session => own(session).Contains(meant.Id, StringComparer.Ordinal));
    }
}
