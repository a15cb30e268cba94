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
        var own = asked.Call.Client.Sessions.OwnWrites(asked.Summary.Id)?.Sessions.Where(session => session.ParentSessionFriendlyId is not null).Select(Choice).ToList() ?? [];
        var listed = IndexChoices.Sessions(sessions);
        var choices = own.Count == 0 ? listed : new NamedChoices(listed.Concat(own));
        var session = await UnlistedAsync(wanted, choices, cancellationToken)
            ?? await asked.Call.Client.Sessions.GetAsync(asked.Summary.Id, NameResolver.Resolve(argument, "session", wanted, choices).Id, cancellationToken);
        if (session.CompositionStatus is { IsReadOnly: true })
            throw new InvalidArgumentException($"Argument `{argument}`: this one was merged into another session and can only be read. Change the session that it became part of.");
        return session;
    }

    /// <summary>The setting that is meant.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="kind">The kind of setting.</param>
    /// <param name="wanted">What was given.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <param name="called">What one is called; null where that is the argument's name.</param>
    /// <param name="isNew">Whether it is for a session that has none yet.</param>
    /// <exception cref="InvalidArgumentException">The event has none, or more than one.</exception>
    public async Task<NamedChoice> SettingAsync(string argument, SettingKind kind, string wanted, CancellationToken cancellationToken, string? called = null, bool isNew = false)
    {
        var settings = await asked.Index.SettingsAsync(kind, cancellationToken);
        // Tags are taken away by an argument of their own.
        if (kind != SettingKind.Tags && Unassigned.IsMeant(wanted, SameName.Among(settings.Items, setting => setting.Name, wanted).Count > 0))
        {
            throw new InvalidArgumentException(isNew
                ? $"Argument `{argument}`: leave it out for a session without a {called ?? argument}."
                : $"Argument `{argument}`: Sessionboard's API cannot take a {called ?? argument} away from a session. Do it in Sessionboard.");
        }

        return NameResolver.Resolve(argument, called ?? argument, wanted, settings.Items.Select(setting => new NamedChoice(setting.Id, setting.Name ?? "")));
    }

    // An id, as people copy it from the address of a page, of what no search lists: one that was merged into another, or was made a minute ago.
    private async Task<Session?> UnlistedAsync(string wanted, NamedChoices listed, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(SameName.Id(wanted), "D", out var id) || listed.Find(id.ToString()) is not null)
            return null;
        try
        {
            return await asked.Call.Client.Sessions.GetAsync(asked.Summary.Id, id.ToString(), cancellationToken);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private static NamedChoice Choice(Session session) => new(session.Id, session.Title?.Trim() ?? "", session.FriendlyId);
}
