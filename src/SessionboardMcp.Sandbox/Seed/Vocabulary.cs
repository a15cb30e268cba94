namespace SessionboardMcp.Sandbox.Seed;

/// <summary>The words of one professional field, from which its titles, abstracts and people are composed.</summary>
internal sealed record Vocabulary
{
    public required IReadOnlyList<Subject> Subjects { get; init; }

    /// <summary>Where or for whom, as a title's ending: <c>at a Regional Bank</c>.</summary>
    public required IReadOnlyList<string> Contexts { get; init; }

    /// <summary>On what grounds, as what follows a title's colon: <c>Notes from a Failed Rollout</c>.</summary>
    public required IReadOnlyList<string> Grounds { get; init; }

    public required IReadOnlyList<string> Keynotes { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> JobTitles { get; init; }

    /// <summary>The second word of company names.</summary>
    public required IReadOnlyList<string> CompanyKinds { get; init; }

    public IReadOnlyList<string> Tracks => [.. Subjects.Select(subject => subject.Track).Distinct()];
}

/// <summary>Something to speak about.</summary>
/// <param name="Track">The track it belongs to.</param>
/// <param name="Topic">Its name in title case; plural or uncountable, so that sentences need no article.</param>
/// <param name="Pain">What it does away with, plural or uncountable, in lower case.</param>
internal sealed record Subject(string Track, string Topic, string Pain)
{
    /// <summary>The topic within a sentence: words in plain title case lowered, acronyms and names left alone.</summary>
    public string TopicInSentence => Wording.InSentence(Topic);
}
