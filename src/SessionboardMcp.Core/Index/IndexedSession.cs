using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>A session or abstract of an event, as small as the questions allow.</summary>
internal sealed record IndexedSession
{
    /// <summary>How much of a description is kept, in UTF-16 code units.</summary>
    public const int MaxDescription = 4_000;

    /// <summary>The session, without its people and description.</summary>
    public required Session Record { get; init; }

    /// <summary>The title; empty where there is none.</summary>
    public required string Title { get; init; }

    /// <summary>The beginning of the description, without markup.</summary>
    public required KeptText Description { get; init; }

    /// <summary>Everybody in it.</summary>
    public required IReadOnlyList<IndexedPart> People { get; init; }

    /// <summary>Its parts, with their speakers.</summary>
    public required IReadOnlyList<IndexedSubsession> Subsessions { get; init; }

    /// <summary>Everybody in it and in its parts.</summary>
    public IEnumerable<IndexedPart> Everybody => People.Concat(Subsessions.SelectMany(part => part.Speakers));

    /// <summary>Whether it is in the programme as it stands: no abstract, and accepted.</summary>
    public bool IsLive => !Record.IsAbstract && Record.Status == "accepted";

    /// <summary>Whether it is a part of a session, shown by itself.</summary>
    public bool IsPart { get; private init; }

    /// <summary>session, abstract or sub-session.</summary>
    public string Kind => IsPart ? "sub-session" : Record.IsAbstract ? "abstract" : "session";

    /// <summary>Whether it takes up time: it ends after it starts.</summary>
    public bool HasTime => Record.StartsAt < Record.EndsAt;

    /// <summary>The status as organizers see it: the custom one, else the core one.</summary>
    public string? ShownStatus => Record.CustomStatus?.Name ?? Record.Status;

    /// <summary>Its parts by themselves: with title, time and people of their own, and in all else as their session.</summary>
    public IEnumerable<IndexedSession> Parts() => Subsessions.Select(part => this with
    {
        Record = Record with
        {
            Id = part.Record.Id,
            FriendlyId = part.Record.FriendlyId,
            FriendlyIdRaw = null,
            Title = part.Record.Title,
            StartsAt = part.Record.StartsAt,
            EndsAt = part.Record.EndsAt,
            UpdatedAt = part.Record.UpdatedAt,
        },
        Title = part.Record.Title?.Trim() ?? "",
        Description = default,
        People = part.Speakers,
        Subsessions = [],
        IsPart = true,
    });

    /// <summary>The parts of all sessions by themselves, made once for each version of them.</summary>
    public static IReadOnlyList<IndexedSession> PartsOf(IndexPart<IndexedSession> sessions) =>
        sessions.Made.Of<IReadOnlyList<IndexedSession>>(nameof(PartsOf), () => [.. sessions.Items.SelectMany(session => session.Parts())], parts => parts.Sum(Sizes.OfPart));

    /// <summary>The same with fields of it written anew; people and parts stay.</summary>
    /// <param name="record">What is kept of it, with what was written.</param>
    public IndexedSession With(Session record)
    {
        if (ReferenceEquals(record, Record))
            return this;
        var title = PlainText.Of(record.Title);
        return this with
        {
            Record = record with { Title = record.Title == title ? title : record.Title, Description = null },
            Title = title,
            // What is kept of a session has none, so one was written.
            Description = record.Description is { } text ? KeptText.Of(PlainText.Beginning(text, MaxDescription)) : Description,
        };
    }

    /// <summary>The slim form of a session.</summary>
    public static IndexedSession Of(Session session) => Of(session, new SharedValues());

    /// <summary>The slim form of one of many sessions.</summary>
    /// <param name="session">The session.</param>
    /// <param name="shared">What it shares with others.</param>
    public static IndexedSession Of(Session session, SharedValues shared)
    {
        var title = PlainText.Of(session.Title);
        return new IndexedSession
        {
            Record = shared.Of(session with { Title = session.Title == title ? title : session.Title, Description = null, Speakers = [], Chairpersons = [], Moderators = [], Participants = [], Subsessions = [] }),
            Title = title,
            Description = KeptText.Of(PlainText.Beginning(session.Description, MaxDescription)),
            People = IndexedPart.Of(session, shared),
            Subsessions = [.. session.Subsessions.Select(part => IndexedSubsession.Of(part, shared))],
        };
    }
}
