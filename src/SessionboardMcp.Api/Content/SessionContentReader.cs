using System.Globalization;
using System.Text;
using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Content;

/// <summary>Reads a session's content. What a summary or insight holds is not described, so its texts are taken wherever they stand.</summary>
internal static class SessionContentReader
{
    private const int MaxDepth = 6;

    // What a description of content calls its bookkeeping: no text for a reader.
    private static readonly string[] NotText = ["id", "session_id", "type", "provider", "created_at", "updated_at", "language_code"];

    public static SessionContent Read(JsonElement root, DateTimeOffset receivedAt)
    {
        List<Spoken> transcript = [];
        List<ContentText> texts = [];
        List<ContentLink> links = [];
        if (!Envelope.Record(root).Look(out var items, "items") || items.ValueKind != JsonValueKind.Array)
            throw new JsonException("No items.");
        foreach (var item in items.EnumerateArray())
        {
            var type = item.Text("type") ?? "content";
            if (type == "transcription")
                transcript.AddRange(Spoken(item));
            else if (type is "podcast" or "document")
                links.Add(new ContentLink(item.Text("document_type") ?? type, item.Text("status"), item.Text("url")));
            else if (Texts(item) is { Length: > 0 } text)
                texts.Add(new ContentText(type, item.Text("name", "insight_type", "summary_type"), text));
        }

        return new SessionContent(transcript, texts, links, receivedAt);
    }

    private static IEnumerable<Spoken> Spoken(JsonElement item)
    {
        if (item.Look(out var elements, "elements") && elements.ValueKind == JsonValueKind.Array && elements.GetArrayLength() > 0)
        {
            foreach (var element in elements.EnumerateArray())
            {
                var speaker = element.Look(out var by, "speaker") && by.ValueKind == JsonValueKind.Object ? by.Text("name", "label") : element.Text("speaker");
                if (element.Text("value", "text") is { } text)
                    yield return new Spoken(speaker, Time(element.Text("start_time")), text);
            }
        }
        else if (item.Text("text") is { } whole)
        {
            yield return new Spoken(null, null, whole);
        }
    }

    private static TimeSpan? Time(string? seconds) =>
        double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1_000_000
            ? TimeSpan.FromSeconds(number)
            : null;

    private static string Texts(JsonElement item)
    {
        var lines = new StringBuilder();
        foreach (var name in (ReadOnlySpan<string>)["text", "content", "topics", "quotes", "summaries"])
        {
            if (item.Look(out var found, name))
                Collect(found, lines, 0);
        }

        return lines.ToString().TrimEnd();
    }

    private static void Collect(JsonElement element, StringBuilder lines, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when element.GetString() is { Length: > 0 } text:
                lines.Append(text).Append('\n');
                break;
            case JsonValueKind.Array when depth < MaxDepth:
                foreach (var item in element.EnumerateArray()) Collect(item, lines, depth + 1);
                break;
            case JsonValueKind.Object when depth < MaxDepth:
                foreach (var property in element.EnumerateObject().Where(property => !NotText.Contains(property.Name, StringComparer.Ordinal)))
                    Collect(property.Value, lines, depth + 1);
                break;
        }
    }
}
