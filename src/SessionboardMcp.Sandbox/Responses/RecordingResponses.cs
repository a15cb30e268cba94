namespace SessionboardMcp.Sandbox.Responses;

/// <summary>An answer in the wrapping of the newer routes.</summary>
internal sealed record DataResponse<T>
{
    public required T Data { get; init; }
}

/// <summary>A page of the routes that name rows as the newer ones do, and pages as the older ones.</summary>
internal sealed record DataPageResponse<T>
{
    public required IReadOnlyList<T> Data { get; init; }

    public required PaginationResponse Pagination { get; init; }
}

/// <summary>One raw piece of a transcript, or a text made of it.</summary>
internal sealed record TranscriptionResponse
{
    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required Guid SessionId { get; init; }

    public required string Transcription { get; init; }

    public string? Speaker { get; init; }

    public required bool IsPartial { get; init; }

    public required string Provider { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A recording.</summary>
internal sealed record RecordingResponse
{
    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required Guid SessionId { get; init; }

    public required string S3Bucket { get; init; }

    public required string S3Key { get; init; }

    public required string Encoding { get; init; }

    public required int SampleRate { get; init; }

    public required int Channels { get; init; }

    public required string Status { get; init; }

    public required int DurationSeconds { get; init; }

    public required int FileSizeBytes { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>An uploaded file of sound or pictures.</summary>
internal sealed record MediaItemResponse
{
    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Platform { get; init; }

    public required string Kind { get; init; }

    public required int EventId { get; init; }

    public required Guid SessionId { get; init; }

    public required string MediaS3Key { get; init; }

    public required string TranscriptStatus { get; init; }

    public required int DurationSeconds { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
