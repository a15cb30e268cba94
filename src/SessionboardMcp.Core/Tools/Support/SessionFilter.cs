using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>Which sessions a search wants, and how well each fits.</summary>
internal sealed class SessionFilter
{
    /// <summary>The kind that lists the parts of sessions, each in its parent's room, track and status.</summary>
    public const string Parts = "sub-session";

    private static readonly string[] CoreStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined"];
    private static readonly string[] Kinds = ["session", "abstract", Parts];

    private readonly List<Func<IndexedSession, bool>> _conditions = [];
    private readonly SearchWords _words;
    private bool _wantsParts;

    private SessionFilter(SearchWords words) => _words = words;

    /// <summary>Reads the arguments of a search.</summary>
    /// <exception cref="InvalidArgumentException">One means nothing that the event has.</exception>
    public static async Task<SessionFilter> ReadAsync(AskedEvent asked, IReadOnlyList<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        var arguments = asked.Call.Arguments;
        var filter = new SessionFilter(SearchWords.Read("text", arguments.Text("text"), asked.Call.MasksPersonalData));
        if (Choice.Of("kind", arguments.Text("kind"), Kinds) is { } kind)
            filter.Kind(kind);
        if (arguments.Text("status") is { } status)
            filter.Status(status, sessions);
        foreach (var setting in SessionSetting.All)
        {
            if (arguments.Text(setting.Argument) is { } wanted)
                filter._conditions.Add(await setting.ConditionAsync(asked, wanted, sessions, cancellationToken));
        }

        if (arguments.Text("speaker") is { } speaker)
            filter.Speaker(speaker, sessions);
        if (arguments.Text("day") is { } day)
            filter._conditions.Add(SessionDay.Condition(day, asked.Clock, sessions));
        if (arguments.Text("changed_after") is { } after)
            filter.ChangedAfter(asked.Clock.Parse(after) ?? throw new InvalidArgumentException(
                "Argument `changed_after` must be a day or a time. A right one: {\"changed_after\": \"2026-11-20T09:00:00Z\"}."));
        return filter;
    }

    /// <summary>The core status that is wanted; null for any, or a custom one.</summary>
    public string? CoreStatus { get; private set; }

    /// <summary>The sessions that are wanted: those that fit the words best first, then in order of time.</summary>
    public IEnumerable<IndexedSession> Of(IReadOnlyList<IndexedSession> sessions) => (_wantsParts ? sessions.SelectMany(session => session.Parts()) : sessions)
        .Where(session => _conditions.TrueForAll(condition => condition(session)))
        .Select(session => (Session: session, Rank: RankOf(session)))
        .Where(ranked => ranked.Rank is not null)
        .OrderBy(ranked => ranked.Rank)
        .ThenBy(ranked => ranked.Session.Record.StartsAt ?? DateTimeOffset.MaxValue)
        .ThenBy(ranked => ranked.Session.Record.FriendlyIdRaw ?? int.MaxValue)
        .ThenBy(ranked => ranked.Session.Record.Id, StringComparer.Ordinal)
        .Select(ranked => ranked.Session);

    private int? RankOf(IndexedSession session) =>
        _words.RankOf([session.Record.FriendlyId, session.Title], session.People.Select(part => part.Name), [session.Description]);

    private void ChangedAfter(DateTimeOffset instant) => _conditions.Add(session => session.Record.UpdatedAt > instant);

    private void Kind(string kind)
    {
        _wantsParts = kind == Parts;
        // The parts of submissions are no programme, and no overview counts them.
        _conditions.Add(session => session.Kind == kind && !(session.IsPart && session.Record.IsAbstract));
    }

    private void Status(string wanted, IReadOnlyList<IndexedSession> sessions)
    {
        var word = Choice.Folded(wanted);
        if (CoreStatuses.Contains(word, StringComparer.Ordinal))
        {
            CoreStatus = word;
            _conditions.Add(session => session.Record.Status == word);
            return;
        }

        var custom = sessions.Select(session => session.Record.CustomStatus).OfType<Api.Sessions.Named>().DistinctBy(status => status.Id).ToList();
        var meant = custom.FindAll(status => status.Id.Equals(SameName.Id(wanted), StringComparison.OrdinalIgnoreCase));
        if (meant.Count == 0)
            meant = SameName.Among(custom, status => status.Name, wanted);
        if (Unassigned.IsMeant(wanted, meant.Count > 0))
        {
            _conditions.Add(session => session.Record.CustomStatus is null);
            return;
        }

        if (meant.Count == 0)
        {
            var nearest = NearestChoices.Of(wanted, [.. CoreStatuses, .. custom.Select(status => status.Name)]);
            throw new InvalidArgumentException($"Argument `status`: no session has the status \"{ClientText.Shown(wanted)}\". The nearest: {string.Join(", ", nearest)}.");
        }

        _conditions.Add(session => meant.Exists(status => status.Id == session.Record.CustomStatus?.Id));
    }

    private void Speaker(string wanted, IReadOnlyList<IndexedSession> sessions)
    {
        var people = sessions.SelectMany(session => session.Everybody).Select(part => new NamedChoice(part.ContactId, part.Name)).DistinctBy(part => part.Id).ToList();
        if (Unassigned.IsMeant(wanted, SameName.Among(people, person => person.Name, wanted).Count > 0))
        {
            _conditions.Add(session => !session.Everybody.Any(part => part.Speaks));
            return;
        }

        var person = NameResolver.Resolve("speaker", "person in a session", wanted, people);
        _conditions.Add(session => session.Everybody.Any(part => part.ContactId == person.Id));
    }
}
