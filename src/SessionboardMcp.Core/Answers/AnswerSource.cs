namespace SessionboardMcp.Core.Answers;

/// <summary>Where answers come from, as receipts name it. The host says so once.</summary>
/// <param name="Name">Such as <c>public-api.sessionboard.com</c>, or <c>sandbox (invented data)</c>.</param>
public sealed record AnswerSource(string Name);
