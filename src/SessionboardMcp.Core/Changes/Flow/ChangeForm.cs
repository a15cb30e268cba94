using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>What a person is shown in the assistant about a change that waits: all of it, in a form with one question, or the address of its page.</summary>
internal static class ChangeForm
{
    /// <summary>How many records a form may be about; what is more has to be seen on a page.</summary>
    public const int MostRecords = 10;

    private const string Approve = "approve";
    private const int LongestValue = 300;
    private const int LongestMessage = 4_000;

    /// <summary>
    /// Whether a yes to a form may count: it is little, all of it can be put back, and the form shows all of it. A long text, one with markup
    /// behind which links hide, or one of which a part is masked is seen on the page only.
    /// </summary>
    /// <param name="change">The change set.</param>
    /// <param name="masks">Whether personal data is masked in what the assistant gets.</param>
    public static bool Fits(ChangeSet change, bool masks) =>
        change.Records.Count is > 0 and <= MostRecords
        && change.Records.All(record => record.IsUndoable && record.Fields.All(field => !(masks && field.MayBePersonal) && IsShownWhole(field, masks)))
        && Message(change).Length <= LongestMessage;

    /// <summary>The form (MCP, Elicitation, form mode): every record and value, and one question.</summary>
    /// <param name="change">The change set; one that <see cref="Fits"/>.</param>
    public static ElicitRequestParams Of(ChangeSet change) => new()
    {
        Message = Message(change),
        RequestedSchema = new ElicitRequestParams.RequestSchema
        {
            Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>
            {
                [Approve] = new ElicitRequestParams.BooleanSchema
                {
                    Title = "Make this change",
                    Description = "Yes makes exactly this change at Sessionboard. Anything else leaves it waiting.",
                },
            },
            Required = [Approve],
        },
    };

    /// <summary>The page instead (MCP, Elicitation, URL mode). That it was opened approves nothing.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="page">Its page.</param>
    public static ElicitRequestParams Of(ChangeSet change, Uri page) => new()
    {
        Mode = "url",
        ElicitationId = change.Id,
        Url = page.AbsoluteUri,
        // No address in here (MCP, Elicitation, URL mode).
        Message = "A change at Sessionboard waits for you. Look at it, and approve or refuse it there.",
    };

    /// <summary>Whether an answer says yes: sent off, with the question answered by true. Nothing else is a yes.</summary>
    public static bool IsYes(ElicitResult? answer) =>
        answer is { IsAccepted: true, Content: { } content }
        && content.TryGetValue(Approve, out var approved)
        && approved.ValueKind == JsonValueKind.True;

    private static bool IsShownWhole(FieldChange field, bool masks) => !LeadsElsewhere(field.Before) && !LeadsElsewhere(field.After) && new[] { field.ShownBefore, field.ShownAfter }.All(value =>
        value.Length <= LongestValue && !MaskedText.IsName(value) && !value.Contains('<', StringComparison.Ordinal) && StrangersText.Shown(value, masks, LongestValue, out _) == value);

    // What is shown of it is the text alone, whose links may lead anywhere.
    private static bool LeadsElsewhere(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text && Markup.HasTargets(text.GetString());

    private static string Message(ChangeSet change)
    {
        var text = new StringBuilder();
        text.AppendLine(change.Summary);
        text.AppendLine(CultureInfo.InvariantCulture, $"Event: {StrangersText.Quoted(change.EventName)}");
        foreach (var effect in change.Effects)
            text.AppendLine(effect);
        foreach (var record in change.Records)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{record.Action} {ChangeWords.Of(record)} {StrangersText.Quoted(record.Name, maxLength: LongestValue)}");
            foreach (var conflict in record.Conflicts)
                text.AppendLine(CultureInfo.InvariantCulture, $"  Conflict: {conflict}");
            foreach (var field in record.Fields)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {field.Label}: {Value(field.ShownBefore)} → {Value(field.ShownAfter)}");
        }

        return text.ToString().TrimEnd();
    }

    private static string Value(string shown) => shown.Length == 0 ? "nothing" : StrangersText.Quoted(shown, masks: false, LongestValue);
}
