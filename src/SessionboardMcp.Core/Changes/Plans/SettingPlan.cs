using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a track, room, tag, format, level or language is made or changed.</summary>
internal static partial class SettingPlan
{
    private const string NoUndo = "Sessionboard keeps no earlier state of settings, and takes no guard against a change by somebody else.";

    /// <summary>The plan of making a setting.</summary>
    /// <exception cref="InvalidArgumentException">There is one of that name already, or an argument is wrong.</exception>
    public static async Task<ChangePlan> CreateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var kind = SettingArguments.KindOf(asked.Call.Arguments);
        var name = WrittenText.Line("name", asked.Call.Arguments.RequiredText("name"), SettingArguments.MaxName);
        var known = await KnownAsync(asked, kind, cancellationToken);
        RefuseSameName(kind, name, known);
        var fields = Fields(asked, kind, name, null);
        return Plan(asked, $"Create the {Word(kind)} {StrangersText.Quoted(name, asked.Cells.Masks)}.", Touches.None, 0, new RecordChange
        {
            Kind = kind,
            Action = RecordAction.Create,
            Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _),
            Fields = fields,
        });
    }

    /// <summary>The plan of changing a setting.</summary>
    /// <exception cref="InvalidArgumentException">Nothing would change, the name is taken, or an argument is wrong.</exception>
    public static async Task<ChangePlan> UpdateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var kind = SettingArguments.KindOf(asked.Call.Arguments);
        var known = await KnownAsync(asked, kind, cancellationToken);
        var meant = NameResolver.Resolve("setting", Word(kind), asked.Call.Arguments.RequiredText("setting"), known.Select(setting => new NamedChoice(setting.Id, setting.Name ?? "")));
        var setting = known.First(one => one.Id == meant.Id);
        var name = asked.Call.Arguments.Text("name") is { } given ? WrittenText.Line("name", given, SettingArguments.MaxName) : null;
        if (name is not null)
        {
            WrittenText.RefuseLoss("name", name, setting.Name, name);
            RefuseSameName(kind, name, [.. known.Where(one => one.Id != setting.Id)]);
        }

        var fields = Fields(asked, kind, name, setting);
        if (fields.Count == 0)
            throw NothingToChange.Of($"the {Word(kind)} is");
        var used = SettingUse.Count((await asked.Index.SessionsAsync(cancellationToken)).Items, kind, setting.Id);
        return Plan(
            asked,
            string.Create(CultureInfo.InvariantCulture, $"Change {string.Join(", ", fields.Select(field => field.Label))} of the {Word(kind)} {StrangersText.Quoted(setting.Name, asked.Cells.Masks)}, used by {used} sessions and abstracts."),
            used > 0 ? Touches.InUse : Touches.None,
            used,
            new RecordChange
            {
                Kind = kind,
                Action = RecordAction.Update,
                Id = setting.Id,
                Name = StrangersText.Shown(setting.Name, asked.Cells.Masks, 200, out _),
                Base = SettingFields.Held(setting),
                Fields = fields,
            });
    }

    // Not what is kept: somebody may have made one of that name a minute ago.
    private static Task<IReadOnlyList<Setting>> KnownAsync(AskedEvent asked, RecordKind kind, CancellationToken cancellationToken) =>
        asked.Call.Client.Settings.ListAsync(asked.Summary.Id, SettingFields.KindOf(kind), cancellationToken);

    private static ChangePlan Plan(AskedEvent asked, string summary, Touches touches, int used, RecordChange record) => new()
    {
        Event = asked.Summary,
        Summary = summary,
        Records = [new PlannedRecord(record, touches, used)],
    };

    private static List<FieldChange> Fields(AskedEvent asked, RecordKind kind, string? name, Setting? setting)
    {
        var fields = new List<FieldChange>();
        Add(SettingFields.Name, JsonValue.Of(name), name);
        if (asked.Call.Arguments.Integer("capacity") is { } capacity)
            Add(SettingFields.Capacity, JsonValue.Of((int?)Only(RecordKind.Room, "capacity", capacity)), capacity.ToString(CultureInfo.InvariantCulture));
        if (asked.Call.Arguments.Text("color") is { } color)
            Add(SettingFields.Color, JsonValue.Of(Only(RecordKind.Track, "color", ColorOf(color))), ColorOf(color));
        return fields;

        T Only<T>(RecordKind own, string argument, T value) => kind == own
            ? value
            : throw new InvalidArgumentException($"Argument `{argument}`: only a {Word(own)} has one. Leave it out.");

        void Add(string field, JsonElement? after, string? shown)
        {
            var before = setting is null ? null : SettingFields.Value(setting, field);
            if (after is null || (setting is not null && JsonValue.AreSame(before, after)))
                return;
            fields.Add(new FieldChange
            {
                Field = field,
                Label = field,
                Before = before,
                After = after.Value,
                ShownBefore = StrangersText.Shown(before?.ToString(), asked.Cells.Masks, 300, out _),
                ShownAfter = StrangersText.Shown(shown, asked.Cells.Masks, 300, out _),
                NotUndoable = setting is null ? null : NoUndo,
                IsPersonal = false,
            });
        }
    }

    // As a newcomer would: a track "AI" beside a track "ai" helps nobody.
    private static void RefuseSameName(RecordKind kind, string name, IReadOnlyList<Setting> known)
    {
        if (SameName.Among(known, setting => setting.Name, name) is [var same, ..])
            throw new InvalidArgumentException($"Argument `name`: the event has a {Word(kind)} of this name already, {same.Id} {StrangersText.Bracketed(same.Name)}. Nothing was changed; use that one, or give another name.");
    }

    private static string ColorOf(string written) => Hex().IsMatch(written)
        ? written
        : throw new InvalidArgumentException($"Argument `color`: {StrangersText.Quoted(written)} is no colour. Write it as #rrggbb, such as \"#3366ff\".");

    private static string Word(RecordKind kind) => kind.ToString().ToLowerInvariant();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Hex();
}
