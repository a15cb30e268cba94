namespace SessionboardMcp.Core.Changes;

/// <summary>
/// A question about a change set that was put to a person in the assistant. It is kept with the change set, so that its answer fits this
/// connection, this tool and these arguments only, and counts once.
/// </summary>
/// <param name="StateHash">SHA-256 (hexadecimal) of the random state that the client sends back with the answer; null once it was answered.</param>
/// <param name="IsForm">Whether it was a form, whose yes counts; else the page was to be opened.</param>
/// <param name="AskedAt">When it was asked (UTC); later than ten minutes after that no answer counts.</param>
public sealed record ChangeQuestion(string? StateHash, bool IsForm, DateTimeOffset AskedAt);
