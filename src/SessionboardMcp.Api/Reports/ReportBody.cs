using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Reports;

/// <summary>Writes the bodies of the requests about reports.</summary>
internal static class ReportBody
{
    public static byte[] Of(ReportRun run) => JsonWriting.Body(json =>
    {
        if (run.EventId is { } id) json.WriteNumber("eventId", id);
        json.WriteBoolean("obfuscatePii", run.ObfuscatePii);
        json.WriteNumber("page", run.Page);
        if (run.Limit is { } limit) json.WriteNumber("limit", limit);
    });
}
