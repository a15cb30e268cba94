using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>What <c>doctor</c> prints.</summary>
public static class Report
{
    /// <summary>Whether nothing failed.</summary>
    public static bool IsHealthy(IEnumerable<Finding> findings) => findings.All(finding => finding.Outcome != Outcome.Failed);

    /// <summary>For a person: a line a check, and below it what to do.</summary>
    public static string AsText(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            text.Append(Mark(finding.Outcome)).Append(' ').Append(finding.Check).Append(": ").Append(finding.Detail).Append('\n');
            if (finding.Mend is not null)
                text.Append("       → ").Append(finding.Mend).Append('\n');
        }

        return text.Append(IsHealthy(findings) ? "All is well.\n" : "Something is not right yet: do what the arrows say.\n").ToString();
    }

    /// <summary>For a program: <c>{healthy, findings: [{check, outcome, detail, mend?}]}</c>.</summary>
    public static string AsJson(IReadOnlyList<Finding> findings)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("healthy", IsHealthy(findings));
            writer.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                writer.WriteStartObject();
                writer.WriteString("check", finding.Check);
                writer.WriteString("outcome", Name(finding.Outcome));
                writer.WriteString("detail", finding.Detail);
                if (finding.Mend is not null)
                    writer.WriteString("mend", finding.Mend);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static string Mark(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "[ok]  ",
        Outcome.Failed => "[FAIL]",
        Outcome.Noted => "[note]",
        _ => "[--]  ",
    };

    private static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "failed",
        Outcome.Noted => "noted",
        _ => "skipped",
    };
}
