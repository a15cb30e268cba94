using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The documents of content: packs of sessions, and their items.</summary>
internal static class SessionContentDocuments
{
    /// <summary>The item types that a session has where none are asked for.</summary>
    public static IReadOnlyList<string> SessionTypes { get; } = ["transcription", "summary", "insight", "podcast", "document"];

    private static readonly string[] Documents = ["summary_pdf", "summary_card"];

    /// <summary>The pack of a session; one that was not recorded has no items.</summary>
    public static SessionContentResponse Pack(Programme programme, Session session, IReadOnlyCollection<string> types, bool isCompact, int? interval) => new()
    {
        Id = session.Id,
        EventId = programme.Event.Id,
        Title = session.Title,
        StartsAt = session.StartsAt,
        UpdatedAt = session.UpdatedAt,
        Speakers = [.. session.Participants.Select(part => By(programme, part.ContactId))],
        HasTranscription = session.Content is not null,
        HasSummary = session.Content is not null,
        HasPodcast = session.Content?.PodcastId is not null,
        Items = session.Content is { } content
            ? [.. Items(programme, session, content, isCompact, interval).Where(item => types.Contains(item.Type))]
            : [],
    };

    /// <summary>Everything that a session has.</summary>
    public static IEnumerable<ContentItemResponse> Items(Programme programme, Session session, SessionContent content, bool isCompact, int? interval)
    {
        var made = content.RecordedAt.AddMinutes(90);
        yield return new ContentItemResponse
        {
            Id = session.Id.ToString(),
            Type = "transcription",
            SessionId = session.Id,
            Text = string.Join('\n', content.Transcript.Select(remark => remark.Text)),
            Elements = isCompact ? [] : [.. content.Transcript.Select(remark => Spoken(programme, remark))],
            FragmentCount = content.Transcript.Count,
            IntervalSec = interval,
            LanguageCode = content.Language,
            CreatedAt = made,
            UpdatedAt = made,
        };
        yield return new ContentItemResponse
        {
            Id = content.Summary.Id.ToString(),
            Type = "summary",
            SessionId = session.Id,
            SummaryType = "session",
            Provider = "claude",
            LanguageCode = content.Language,
            Content = new ItemTextResponse { Text = content.Summary.Text, KeyPoints = content.Summary.Points },
            Topics = [.. content.Summary.Points.Select(point => new ItemTextResponse { Title = point })],
            CreatedAt = made,
            UpdatedAt = made,
        };
        yield return new ContentItemResponse
        {
            Id = content.Insight.Id.ToString(),
            Type = "insight",
            SessionId = session.Id,
            InsightType = "takeaways",
            Name = "Takeaways",
            Provider = "claude",
            Content = new ItemTextResponse { Text = content.Insight.Text, KeyPoints = content.Insight.Points },
            Metadata = new ItemTextResponse { Title = session.Title },
            CreatedAt = made,
            UpdatedAt = made,
        };
        if (content.PodcastId is { } podcast)
        {
            yield return new ContentItemResponse
            {
                Id = podcast.ToString(),
                Type = "podcast",
                SessionId = session.Id,
                Status = "ready",
                Url = $"https://podcasts.sessionboard.example/{podcast}.mp3",
                DurationSec = content.Seconds,
                GeneratedAt = made,
                CreatedAt = made,
                UpdatedAt = made,
            };
        }

        foreach (var type in Documents)
            yield return Document(type, session.Id, made, type == "summary_pdf" ? "application/pdf" : "image/png");
    }

    /// <summary>What an event has as a whole.</summary>
    public static IReadOnlyList<ContentItemResponse> EventItems(Programme programme)
    {
        var recorded = programme.Event.Sessions.Where(session => session is { Content: not null, DeletedAt: null }).ToList();
        if (recorded.Count == 0)
            return [];
        var made = recorded.Max(session => session.Content!.RecordedAt).AddDays(1);
        return
        [
            Document("event_report", null, made, "application/pdf"),
            new ContentItemResponse
            {
                Id = "recap",
                Type = "recap",
                Scope = "event",
                Quotes = [.. recorded.Select(session => new ItemTextResponse { Text = session.Content!.Transcript[0].Text, SessionId = session.Id, Speaker = programme.Contact(session.Content.Transcript[0].ContactId).FullName })],
                Topics = [.. recorded.Select(session => new ItemTextResponse { Title = session.Content!.Summary.Points[0] })],
                Summaries = [.. recorded.Select(session => new ItemTextResponse { Title = session.Title, Text = session.Content!.Summary.Text, SessionId = session.Id })],
                GeneratedAt = made,
                UpdatedAt = made,
            },
        ];
    }

    private static ContentItemResponse Document(string type, Guid? sessionId, DateTimeOffset made, string mediaType) => new()
    {
        Id = type,
        Type = "document",
        SessionId = sessionId,
        DocumentType = type,
        ContentType = mediaType,
        Scope = sessionId is null ? "event" : "session",
        Status = "ready",
        Url = $"https://documents.sessionboard.example/{sessionId?.ToString() ?? "event"}/{type}",
        GeneratedAt = made,
        ExpiresAt = made.AddDays(7),
    };

    private static SpokenResponse Spoken(Programme programme, Remark remark) => new()
    {
        Value = remark.Text,
        Speaker = By(programme, remark.ContactId),
        StartTime = remark.Starts,
        EndTime = remark.Ends,
        FragmentIds = [remark.Id],
    };

    private static SpokenByResponse By(Programme programme, string contactId) => new()
    {
        Id = contactId,
        Label = "Speaker",
        Name = programme.Contact(contactId).FullName,
    };
}
