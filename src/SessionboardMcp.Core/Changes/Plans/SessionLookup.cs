using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Finds the session and the settings that a change names, by id or exact name, and never guesses.</summary>
internal sealed class SessionLookup(AskedEvent asked)
{
    /// <summary>The session that is meant, read as new as Sessionboard gives it.</summary>
    /// <exception cref="InvalidArgumentException">There is none, more than one, or it cannot be edited.</exception>
    public async Task<Session> SessionAsync(string argument, string wanted, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        // A part that was just made is in no list yet, and is changed like any other.
        var own = asked.Call.Client.Sessions.OwnWrites(asked.Summary.Id)?.Sessions.Where(session => session.ParentSessionFriendlyId is not null) ?? [];
        var meant = NameResolver.Resolve(argument, "session", wanted, sessions.Items.SelectMany(Choices).Concat(own.Select(Choice)));
        var session = await asked.Call.Client.Sessions.GetAsync(asked.Summary.Id, meant.Id, cancellationToken);
        if (session.CompositionStatus is { IsReadOnly: true })
            throw new InvalidArgumentException($"Argument `{argument}`: this one was merged into another session and can only be read. Change the session that it became part of.");
        return session;
    }

    /// <summary>The setting that is meant.</summary>
    /// <exception cref="InvalidArgumentException">The event has none, or more than one.</exception>
    public async Task<NamedChoice> SettingAsync(string argument, SettingKind kind, string wanted, CancellationToken cancellationToken, string? called = null)
    {
        var settings = await asked.Index.SettingsAsync(kind, cancellationToken);
        if (Unassigned.IsMeant(wanted, SameName.Among(settings.Items, setting => setting.Name, wanted).Count > 0))
            throw new InvalidArgumentException($"Argument `{argument}`: Sessionboard's API cannot take a {called ?? argument} away from a session. Do it in Sessionboard.");
        return NameResolver.Resolve(argument, called ?? argument, wanted, settings.Items.Select(setting => new NamedChoice(setting.Id, setting.Name ?? "")));
    }

    private static NamedChoice Choice(Session session) => new(session.Id, session.Title?.Trim() ?? "", session.FriendlyId);

    private static IEnumerable<NamedChoice> Choices(IndexedSession session) =>
    [
        new(session.Record.Id, session.Title, session.Record.FriendlyId),
        .. session.Subsessions.Select(part => new NamedChoice(part.Record.Id, part.Record.Title?.Trim() ?? "", part.Record.FriendlyId)),
    ];
}
