using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SessionboardMcp.Server.Storage.Audit;

namespace SessionboardMcp.Server.Commands;

/// <summary>What <c>audit verify</c> prints.</summary>
internal static class AuditReportText
{
    private const string Limits = "It cannot prove more: whoever has the database and the keys beside it can write all of it anew, and whoever has the database can put back an earlier copy or begin an empty one.";

    /// <summary>For a person.</summary>
    /// <param name="report">The report.</param>
    /// <param name="keysBack">What to do where the keys are others: <see cref="Storage.IStore.KeysBack"/>.</param>
    public static string AsText(AuditReport report, string keysBack) => string.Join('\n', [Verdict(report, keysBack), .. Counts(report), .. report.Verdict is AuditVerdict.NotBegun ? (string[])[] : [Limit(report)]]);

    /// <summary>For a program: <c>{verdict, verified, forgottenUpTo, last, notCovered, broken?: {sequence, kind, line?, notedAt?}, against?: {compared, forgotten, notCovered}, says, cannotProve}</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="keysBack">The same.</param>
    public static string AsJson(AuditReport report, string keysBack)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("verdict", JsonNamingPolicy.SnakeCaseLower.ConvertName(report.Verdict.ToString()));
            writer.WriteNumber("verified", report.Verified);
            writer.WriteNumber("forgottenUpTo", report.Forgotten);
            writer.WriteNumber("last", report.Head);
            writer.WriteNumber("notCovered", report.NotCovered);
            Write(writer, report.Break);
            Write(writer, report.Comparison);
            writer.WriteString("says", Verdict(report, keysBack));
            writer.WriteString("cannotProve", Limit(report));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Verdict(AuditReport report, string keysBack) => report.Verdict switch
    {
        AuditVerdict.Whole when report.Verified == 0 => "The audit trail is whole. It holds no entry that a link covers: all were forgotten for their age.",
        AuditVerdict.Whole => Say($"The audit trail is whole: entries {report.Forgotten + 1} to {report.Forgotten + report.Verified} are as they were written, and none is missing."),
        AuditVerdict.Broken when report.Break is { Kind: AuditBreakKind.Export } broken => $"The export is not what the trail holds, which is whole by itself. {Differs(broken)}",
        AuditVerdict.Broken => $"The audit trail is not whole. {Broken(report.Break!)}",
        AuditVerdict.KeyLost => $"Nothing could be verified: the key of the chain cannot be opened. The keys are not those that the trail was written with. {keysBack} This alone is no sign that entries were altered.",
        _ => "Nothing could be verified: there is no chain yet. It begins with the next call that the server writes down.",
    };

    private static string Differs(AuditBreak broken) => broken.Sequence > 0
        ? Say($"Line {broken.Line} of the export is not entry {broken.Sequence} as it was printed: it was altered after.")
        : Say($"Line {broken.Line} of the export has no sequence, and is none of the entries of before there was a chain: it was added or altered, or the entry was deleted.");

    private static string Broken(AuditBreak broken)
    {
        var said = broken.Kind switch
        {
            AuditBreakKind.Altered => Say($"Entry {broken.Sequence} was altered."),
            AuditBreakKind.Missing => Say($"Entry {broken.Sequence} is missing: it was deleted."),
            AuditBreakKind.Inserted => Say($"At entry {broken.Sequence} an entry was inserted that has no valid link. An older version of the server that still runs beside this one would make such entries, too."),
            AuditBreakKind.Reordered => Say($"Entry {broken.Sequence} is not in its place: entries were reordered."),
            AuditBreakKind.Cut => Say($"It was cut off at the end: entry {broken.Sequence} was made, and is gone with all after it."),
            AuditBreakKind.Anchor => Say($"The anchor was altered: what the database says of where the chain begins and ends is not what the server wrote. Nothing is known of entry {broken.Sequence}."),
            _ => Say($"Entry {broken.Sequence} is another than the one that was exported: the trail was written anew by somebody who has the key."),
        };
        return broken.NotedAt is { } at ? Say($"{said} The server found this at {at.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}, before the entry was forgotten.") : said;
    }

    private static IEnumerable<string> Counts(AuditReport report)
    {
        if (report.Forgotten > 0)
            yield return Say($"Entries up to {report.Forgotten} were forgotten for their age.");
        if (report.NotCovered > 0)
            yield return Say($"Not covered: {report.NotCovered} of before there was a chain.");
        if (report.Comparison is { } comparison)
            yield return Say($"The export: {comparison.Compared} lines compared, {comparison.Forgotten} of entries forgotten since, {comparison.NotCovered} of before there was a chain.");
    }

    private static string Limit(AuditReport report) => report.Comparison is null
        ? $"{Limits} Send entries elsewhere with audit follow, and compare with --against."
        : $"{Limits} Entries that the export holds are safe from that, others are not.";

    private static void Write(Utf8JsonWriter writer, AuditBreak? broken)
    {
        if (broken is null)
            return;
        writer.WriteStartObject("broken");
        writer.WriteNumber("sequence", broken.Sequence);
        writer.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(broken.Kind.ToString()));
        if (broken.Line is { } line)
            writer.WriteNumber("line", line);
        if (broken.NotedAt is { } at)
            writer.WriteString("notedAt", at.UtcDateTime);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AuditComparison? comparison)
    {
        if (comparison is null)
            return;
        writer.WriteStartObject("against");
        writer.WriteNumber("compared", comparison.Compared);
        writer.WriteNumber("forgotten", comparison.Forgotten);
        writer.WriteNumber("notCovered", comparison.NotCovered);
        writer.WriteEndObject();
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
