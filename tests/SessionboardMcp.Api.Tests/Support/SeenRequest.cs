namespace SessionboardMcp.Api.Tests.Support;

internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
