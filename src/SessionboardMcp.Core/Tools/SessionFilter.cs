using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Queries;

namespace SessionboardMcp.Core.Tools;

/// <summary>Which sessions a search wants, and how well each fits.</summary>
internal sealed class SessionFilter
{
    /// <summary>The kind that lists the parts of sessions, each in its parent's room, track and status.</summary>
    public const string Parts = "sub-session";

    private static readonly string[] CoreStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined"];
    private static readonly string[] Kinds = ["session", "abstract", Parts];

    private readonly List<Func<IndexedSession, bool>> _conditions = [];
    // The conditions as a query tests them, of those that it can.
    private readonly List<string> _written = [];
    private readonly SearchWords _words;
    private readonly bool _masks;
    private bool _wantsParts;

    private SessionFilter(SearchWords words, bool masks) => (_words, _masks) = (words, masks);

    /// <summary>Reads the arguments of a search.</summary>
    /// <exception cref="InvalidArgumentException">One means nothing that the event has.</exception>
    public static async Task<SessionFilter> ReadAsync(AskedEvent asked, IndexPart<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        var arguments = asked.Call.Arguments;
        var filter = new SessionFilter(SearchWords.Read("text", arguments.Text("text")), asked.Call.MasksPersonalData);
        if (Choice.Of("kind", arguments.Text("kind"), Kinds) is { } kind)
            filter.Kind(kind);
        if (arguments.Text("status") is { } status)
            await filter.StatusAsync(asked, status, sessions, cancellationToken);
        foreach (var setting in SessionSetting.All)
        {
            if (arguments.Text(setting.Argument) is { } wanted)
                filter.Setting(setting, wanted, await setting.ConditionAsync(asked, wanted, sessions, cancellationToken), sessions.Items);
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

    /// <summary>What a query tests to find the same, without the kind: empty where that is nothing; null where no query can.</summary>
    public string? Written => _written.Count == _conditions.Count && !_words.IsGiven ? string.Join(" AND ", _written.Where(test => test.Length > 0)) : null;

    /// <summary>What is to be said of what was found: a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>The kind that is wanted; null for both.</summary>
    public string? OnlyKind { get; private set; }

    /// <summary>The sessions that are wanted: those that fit the words best first, then in order of time.</summary>
    public IReadOnlyList<IndexedSession> Of(IndexPart<IndexedSession> sessions) =>
        (_wantsParts
            ? Searchable<IndexedSession>.Of(sessions.Made, IndexedSession.PartsOf(sessions), SearchForms.Parts, _masks)
            : Searchable<IndexedSession>.Of(sessions.Made, sessions.Items, SearchForms.Sessions, _masks))
        .Find(_words, session => _conditions.TrueForAll(condition => condition(session)));

    private void ChangedAfter(DateTimeOffset instant) => _conditions.Add(session => session.Record.UpdatedAt > instant);

    private void Kind(string kind)
    {
        _wantsParts = kind == Parts;
        OnlyKind = kind;
        // FIND says it, and no query finds the parts.
        if (!_wantsParts)
            _written.Add("");
        // The parts of submissions are no programme, and no overview counts them.
        _conditions.Add(session => session.Kind == kind && !(session.IsPart && session.Record.IsAbstract));
    }

    private async Task StatusAsync(AskedEvent asked, string wanted, IndexPart<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        var word = Choice.Folded(wanted);
        if (CoreStatuses.Contains(word, StringComparer.Ordinal))
        {
            _written.Add($"status_category = '{word}'");
            _conditions.Add(session => session.Record.Status == word);
            return;
        }

        var custom = IndexChoices.CustomStatuses(sessions);
        var meant = custom.Where(status => status.Id.Equals(SameName.Id(wanted), StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant.Count == 0)
            meant = SameName.Among(custom, wanted);
        if (Unassigned.IsMeant(wanted, meant.Count > 0))
        {
            _conditions.Add(session => session.Record.CustomStatus is null);
            return;
        }

        if (meant.Count == 0)
        {
            Notes = [UnusedStatus.Note(wanted, await UnusedStatus.ReadAsync(asked.Index, cancellationToken), [.. CoreStatuses, .. custom.Select(status => status.Name)])];
            _conditions.Add(_ => false);
            return;
        }

        _conditions.Add(session => meant.Exists(status => status.Id == session.Record.CustomStatus?.Id));
    }

    // The name is written as the sessions that have it tell it; of several tags they have others too.
    private void Setting(SessionSetting setting, string wanted, Func<IndexedSession, bool> condition, IReadOnlyList<IndexedSession> sessions)
    {
        _conditions.Add(condition);
        List<string> names =
        [
            .. sessions.Where(condition).SelectMany(session => setting.Own(session.Record)).Select(own => own?.Name).OfType<string>()
                .Where(name => setting.Kind != SettingKind.Tags || name.Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.Ordinal),
        ];
        if (names is [var name] && KnownSettings.Known(setting.Argument, [name]).Shown.Count > 0)
            _written.Add($"{(setting.Kind == SettingKind.Tags ? "tags" : setting.Argument)}.name = '{name.Replace("'", "''", StringComparison.Ordinal)}'");
    }

    private void Speaker(string wanted, IndexPart<IndexedSession> sessions)
    {
        var people = IndexChoices.PeopleIn(sessions);
        if (Unassigned.IsMeant(wanted, SameName.Among(people, wanted).Count > 0))
        {
            _conditions.Add(session => !session.Everybody.Any(part => part.Speaks));
            return;
        }

        var person = NameResolver.Resolve("speaker", "person in a session", wanted, people);
        _conditions.Add(session => session.Everybody.Any(part => part.ContactId == person.Id));
    }
}
