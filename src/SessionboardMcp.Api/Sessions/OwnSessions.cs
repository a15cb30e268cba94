using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Sharing;

namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// What a credential wrote itself, by Sessionboard's own answers. Its reads of sessions may be three minutes old (the API's guide), so that a
/// session that was just changed would be read as it was, and an update that builds on it would be refused or undo the change.
/// </summary>
/// <param name="owner">Whose writes they are.</param>
/// <param name="memory">Where they are remembered.</param>
/// <param name="time">The clock.</param>
/// <param name="news">Tells the other processes of the server.</param>
internal sealed class OwnSessions(HostCredential owner, Memory memory, TimeProvider time, WriteNews news)
{
    /// <summary>What is written, among other kinds.</summary>
    public const string Kind = "sessions";

    // A little longer than Sessionboard's own three minutes.
    internal static readonly TimeSpan Remembered = TimeSpan.FromMinutes(4);

    // A session in units of the memory, roughly.
    private const int Weight = 16;

    /// <summary>What was written to an event; null where nothing was, or it is long ago.</summary>
    public OwnWrites? Of(int eventId)
    {
        // What is made of it is kept with it, so that it is made anew only where something of it has become old.
        var own = Kept(eventId);
        return own is null || ReferenceEquals(own, own.After(Since)) ? own : Change(eventId, fresh => fresh);
    }

    /// <summary>Remembers a session as a write's answer told it.</summary>
    public async Task<Session> WroteAsync(int eventId, Session session)
    {
        await RememberAsync(eventId, session.Id, SharedOutcome.Written, session).ConfigureAwait(false);
        return session;
    }

    /// <summary>Remembers that a session was deleted.</summary>
    public Task DeletedAsync(int eventId, string sessionId) => RememberAsync(eventId, sessionId.Trim(), SharedOutcome.Deleted);

    /// <summary>Remembers that a session was brought back: as it was, where that is remembered. Searches may not show it yet.</summary>
    public Task RestoredAsync(int eventId, string sessionId) => RememberAsync(eventId, sessionId.Trim(), SharedOutcome.Restored);

    /// <summary>Forgets what was written to a session, as what it is now was not told; to any of them, where it is not known which.</summary>
    public Task ForgetAsync(int eventId, string? sessionId) => RememberAsync(eventId, sessionId?.Trim(), SharedOutcome.Unknown);

    /// <summary>Remembers a write through another process of the server.</summary>
    /// <returns>Whether it is known what was written; otherwise what is kept of the event has to be read anew.</returns>
    public bool Apply(SharedWrite write)
    {
        if (write is not { EventId: { } eventId, RecordId: { } id })
            return false;
        Remember(eventId, id, write, write.Record?.Deserialize(SessionJson.Default.Session));
        return write.Outcome != SharedOutcome.Unknown;
    }

    /// <summary>The newer of a session as it was read and as it was written.</summary>
    /// <exception cref="NotFoundException">It was deleted since.</exception>
    public Session Newer(int eventId, Session read, string operation)
    {
        if (Of(eventId) is not { } own)
            return read;
        return own.HasDeleted(read.Id)
            ? throw new NotFoundException(operation, 404, "Sessionboard has no such record: it was deleted just now.")
            : own.Newest(read);
    }

    /// <summary>A session as it was written, where a read does not find it yet; null where it was not written.</summary>
    public Session? Written(int eventId, string sessionId) =>
        Of(eventId) is { } own && own.IsKnown(sessionId.Trim(), out var written) && written is not null && !own.HasDeleted(written.Id) ? own.Newest(written) : null;

    /// <summary>
    /// Learns what the credential wrote through another process, or before this one was started. What it wrote here since counts. It is no news:
    /// nothing is told to anybody.
    /// </summary>
    public void Learn(int eventId, IReadOnlyList<EarlierWrites> writes) => Change(eventId, own => own.With(writes, Since));

    /// <summary>Remembers sessions as a read showed them with what was written in it, where no answer told that. It is no news: every process can read.</summary>
    public void Saw(int eventId, IReadOnlyList<Session> sessions)
    {
        if (sessions.Count > 0)
            Change(eventId, own => own.WithSeen(sessions, time.GetUtcNow()));
    }

    /// <summary>
    /// A page with what was written in place of what is older. What was deleted stays and what was made is not added, as the page's place
    /// among the others would be another: see <see cref="Of"/>.
    /// </summary>
    public IReadOnlyList<Session> Newer(int eventId, IReadOnlyList<Session> page) => Of(eventId) is { } own ? [.. page.Select(own.Newest)] : page;

    private DateTimeOffset Since => time.GetUtcNow() - Remembered;

    private Task RememberAsync(int eventId, string? sessionId, SharedOutcome outcome, Session? session = null)
    {
        var write = new SharedWrite(Kind, eventId, Guid.NewGuid().ToString("N"), time.GetUtcNow()) { RecordId = sessionId, Outcome = outcome };
        if (sessionId is not null)
            Remember(eventId, sessionId, write, session);
        return news.TellAsync(owner, write, session is null ? null : () => JsonSerializer.SerializeToElement(session, SessionJson.Default.Session));
    }

    private void Remember(int eventId, string sessionId, SharedWrite write, Session? session) => Change(eventId, own => write.Outcome switch
    {
        SharedOutcome.Written when session is not null => own.With(session, write.At),
        SharedOutcome.Deleted => own.WithDeleted(sessionId, write.At),
        SharedOutcome.Restored => own.WithRestored(sessionId, write.At),
        _ => own.WithUnknown(sessionId, write.At),
    });

    // What is long ago does not count, whatever was written since.
    private OwnWrites? Change(int eventId, Func<OwnWrites, OwnWrites> change)
    {
        // Several clients of one credential share the memory, and so the lock.
        lock (memory)
        {
            var known = Kept(eventId);
            var own = change((known ?? OwnWrites.None).After(Since));
            if (own.Count == 0)
            {
                memory.Cache.Remove(Key(eventId));
                return null;
            }

            if (!ReferenceEquals(own, known))
                memory.Cache.Set(Key(eventId), own, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 + (Weight * own.Count) });
            return own;
        }
    }

    private OwnWrites? Kept(int eventId) => memory.Cache.Get<OwnWrites>(Key(eventId));

    private string Key(int eventId) => FormattableString.Invariant($"{owner.Partition}|own sessions|{eventId}");
}
