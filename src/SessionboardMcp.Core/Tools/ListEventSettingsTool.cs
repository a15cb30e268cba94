using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>list_event_settings</c>: rooms, tracks and the like, with how often they are used.</summary>
internal sealed class ListEventSettingsTool() : EventTool(
    "list_event_settings",
    "List an event's settings",
    "Lists one kind of an event's settings, with ids and how many sessions and abstracts use each: rooms (with capacity), tracks, tags, "
    + "formats, levels, languages, statuses, fields (with type, whether personal, and how many records have a value).",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions],
    Kind)
{
    private const int MaxRows = 100;

    private static readonly string[] Kinds = [.. Enum.GetNames<SettingKind>().Select(name => name.ToLowerInvariant())];

    private static readonly ToolInput Kind = ToolInput.Text("kind", $"{string.Join(", ", Kinds)}.", "rooms") with { IsRequired = true, Max = 20 };

    /// <inheritdoc/>
    public override IReadOnlyList<string> ScopesOf(IDictionary<string, JsonElement>? arguments) =>
        // Fields are used by people and companies too; of the other kinds only sessions know.
        IsOfFields(arguments) ? [.. base.ScopesOf(arguments), Scopes.ReadContacts] : base.ScopesOf(arguments);

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var kind = (SettingKind)Array.IndexOf(Kinds, Choice.Of("kind", asked.Call.Arguments.RequiredText("kind"), Kinds));
        var settings = await asked.Index.SettingsAsync(kind, cancellationToken);
        var (uses, asOf) = await SettingUses.CountAsync(asked.Index, kind, cancellationToken);
        var shown = settings.Items.Take(MaxRows).Select(setting => Row(asked, setting, uses)).ToList();
        var receipt = asked.Receipt(settings.AsOf, asOf);
        var caveats = DraftsCaveat.OfUses((await asked.Index.SessionsAsync(cancellationToken)).Items, kind);
        return new TableAnswer(Columns(kind), shown, settings.Items.Count, receipt with { Caveats = [.. receipt.Caveats, .. caveats] })
        {
            Limit = Math.Max(settings.Items.Count, 1),
            Notices =
            [
                .. settings.Items.Count > MaxRows ? [string.Create(CultureInfo.InvariantCulture, $"The first {MaxRows} are shown.")] : (string[])[],
                .. asked.Cells.Notices,
            ],
        };
    }

    private static bool IsOfFields(IDictionary<string, JsonElement>? arguments) =>
        arguments is not null
        && arguments.TryGetValue(Kind.Name, out var kind)
        && kind.ValueKind == JsonValueKind.String && ClientText.IsText(kind)
        && Choice.Find(kind.GetString()!, Kinds) == Kinds[(int)SettingKind.Fields];

    private static string[] Columns(SettingKind kind) => kind switch
    {
        SettingKind.Rooms => ["id", "name", "capacity", "sessions", "abstracts"],
        SettingKind.Statuses => ["id", "name", "core_status", "custom", "sessions", "abstracts"],
        SettingKind.Fields => ["id", "name", "query_name", "type", "source", "personal", "records"],
        _ => ["id", "name", "sessions", "abstracts"],
    };

    private static IReadOnlyList<JsonElement> Row(AskedEvent asked, Setting setting, SettingUses uses)
    {
        JsonElement[] named = [TextCells.Key(setting.Id), asked.Cells.Text(setting.Name, 100)];
        // Sessions name a core status by its word.
        var used = setting is SessionStatus { IsCustom: false, Status: { } word } ? word : setting.Id;
        JsonElement[] counts = [Cells.Number(uses.Sessions(used)), Cells.Number(uses.Abstracts(used))];
        return setting switch
        {
            Room room => [.. named, room.Capacity is { } capacity ? Cells.Number(capacity) : Cells.Null, .. counts],
            SessionStatus status => [.. named, Cells.Text(status.Status), YesOrNo(status.IsCustom), .. counts],
            FieldDefinition field =>
            [
                .. named, asked.Cells.Text(field.InternalName, 100), Cells.Text(field.FieldType), Cells.Text(field.FieldSource),
                YesOrNo(CustomFields.IsPersonal(field, asked.Call.Fields)),
                // A standard field is a property of the records, not a value beside them.
                field.FieldSource == "custom" ? Cells.Number(uses.Records(setting.Id)) : Cells.Null,
            ],
            _ => [.. named, .. counts],
        };
    }

    private static JsonElement YesOrNo(bool value) => Cells.Text(value ? "yes" : "no");
}
