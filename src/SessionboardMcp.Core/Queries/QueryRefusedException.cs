namespace SessionboardMcp.Core.Queries;

/// <summary>A query that is not sent, for the sake of personal data. Its message says why and what to ask instead.</summary>
internal sealed class QueryRefusedException(string message) : Exception(message);
