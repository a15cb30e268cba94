using System.Globalization;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Reads the arguments that making and changing a session share, into the fields that change and the session as it would be.</summary>
internal sealed class SessionChange
{
    private readonly AskedEvent _asked;
    private readonly Session _session;
    private readonly bool _isNew;
    private readonly SessionLookup _lookup;
    private readonly string _prefix;
    private IReadOnlyList<Room> _rooms = [];

    /// <summary>Begins with what there is.</summary>
    /// <param name="asked">The event.</param>
    /// <param name="session">The session as it is; for a new one, as it is made without any argument.</param>
    /// <param name="isNew">Whether it is a new one.</param>
    /// <param name="prefix">What the names of the arguments begin with that hold a new value, where others of the call hold conditions.</param>
    public SessionChange(AskedEvent asked, Session session, bool isNew, string prefix = "")
    {
        (_asked, _session, _isNew, _prefix) = (asked, session, isNew, prefix);
        _lookup = new SessionLookup(asked);
        Fields = new FieldList(isNew ? null : session, asked.Cells);
        After = session;
    }

    /// <summary>The fields that change.</summary>
    public FieldList Fields { get; }

    /// <summary>The session as it would be.</summary>
    public Session After { get; private set; }

    private ToolArguments Arguments => _asked.Call.Arguments;

    /// <summary>Reads title, description, times, room, track, capacity, status, publicity and custom fields.</summary>
    /// <exception cref="InvalidArgumentException">One cannot be written.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        Title();
        Description();
        Times();
        await PlaceAsync(cancellationToken);
        foreach (var (field, value) in await CustomFieldArguments.ReadAsync(_asked, "session", cancellationToken))
            Custom(field, value);
    }

    /// <summary>Reads what a row of a table can hold: title, times, room, track, capacity, status and publicity.</summary>
    /// <exception cref="InvalidArgumentException">One cannot be written.</exception>
    public async Task RowAsync(CancellationToken cancellationToken)
    {
        Title();
        Times();
        await PlaceAsync(cancellationToken);
    }

    /// <summary>Reads room, track, capacity, status and publicity: what can be set for many at once, too.</summary>
    /// <exception cref="InvalidArgumentException">One cannot be written.</exception>
    public async Task PlaceAsync(CancellationToken cancellationToken)
    {
        await SettingAsync(SessionFields.Room, SettingKind.Rooms, _session.Room, (made, choice) => made with { Room = new Room { Id = choice.Id, Name = choice.Name, Capacity = Capacity(choice.Id) } }, cancellationToken);
        await SettingAsync(SessionFields.Track, SettingKind.Tracks, _session.Track, (made, choice) => made with { Track = new Track { Id = choice.Id, Name = choice.Name } }, cancellationToken);
        if (Arguments.Integer(Named("capacity")) is { } capacity)
        {
            Fields.Set(SessionFields.Capacity, JsonValue.Of((int?)capacity), Number(_session.Capacity), Number(capacity)!);
            After = After with { Capacity = capacity };
        }

        if (Arguments.Text(Named("status")) is { } wanted)
        {
            var status = StatusWords.Of(Named("status"), wanted);
            Fields.Set(SessionFields.Status, JsonValue.Of(status), _session.CustomStatus?.Name ?? _session.Status, status);
            After = After with { Status = status };
        }

        if (Arguments.Has(Named("is_public")))
        {
            var isPublic = Arguments.Truth(Named("is_public"));
            Fields.Set(SessionFields.IsPublic, JsonValue.Of((bool?)isPublic), YesOrNo(_session.IsPublic), YesOrNo(isPublic)!);
            After = After with { IsPublic = isPublic };
        }
    }

    /// <summary>Sets a setting of a new session that cannot be changed later.</summary>
    public async Task FixedAsync(SessionField field, SettingKind kind, CancellationToken cancellationToken)
    {
        if (Arguments.Text(field.Label) is not { } wanted)
            return;
        var choice = await _lookup.SettingAsync(field.Label, kind, wanted, cancellationToken, isNew: true);
        Fields.Set(field, JsonValue.Of(choice.Id), null, choice.Name);
    }

    /// <summary>Replaces the tags by others.</summary>
    /// <param name="tags">The tags that the session would have.</param>
    public void SetTags(IReadOnlyList<Tag> tags)
    {
        Fields.Set(SessionFields.Tags, JsonValue.Of(tags.Select(tag => tag.Id)), Names(_session.Tags), Names(tags));
        After = After with { Tags = tags };
    }

    /// <summary>The tags that an argument names.</summary>
    public async Task<IReadOnlyList<Tag>> TagsAsync(string argument, CancellationToken cancellationToken)
    {
        var tags = new List<Tag>();
        foreach (var wanted in Arguments.TextList(argument))
        {
            var choice = await _lookup.SettingAsync(argument, SettingKind.Tags, wanted, cancellationToken, "tag");
            tags.Add(new Tag { Id = choice.Id, Name = choice.Name });
        }

        return [.. tags.DistinctBy(tag => tag.Id)];
    }

    private void Title()
    {
        if (Arguments.Text("title") is not { } given)
            return;
        var title = WrittenText.Line("title", given, SessionArguments.MaxTitle);
        WrittenText.RefuseLoss("title", title, _session.Title, title);
        Fields.Set(SessionFields.Title, JsonValue.Of(title), _session.Title, title);
        After = After with { Title = title };
    }

    private void Description()
    {
        if (DescriptionArgument.Read(Arguments, _session.Description) is not { } description)
            return;
        Fields.Set(SessionFields.Description, JsonValue.Of(description), _session.Description, description);
        After = After with { Description = description };
    }

    private void Times()
    {
        var starts = Arguments.Text("starts_at") is { } from ? EventTime.Read("starts_at", from, _asked.Clock) : _session.StartsAt;
        var ends = Arguments.Text("ends_at") is { } to ? EventTime.Read("ends_at", to, _asked.Clock)
            // A session that is moved keeps its length.
            : starts != _session.StartsAt && _session is { StartsAt: { } start, EndsAt: { } end } ? starts + (end - start)
            : _session.EndsAt;
        if (starts is null != ends is null && (Arguments.Has("starts_at") || Arguments.Has("ends_at")))
            throw new InvalidArgumentException($"Argument `{(starts is null ? "starts_at" : "ends_at")}` is missing: a session has both a start and an end. Give both.");
        if (starts >= ends && (Arguments.Has("starts_at") || Arguments.Has("ends_at")))
            throw new InvalidArgumentException($"Argument `ends_at`: the session would end at {_asked.Clock.Text(ends)}, not after its start at {_asked.Clock.Text(starts)}. Give a later end.");
        Fields.Set(SessionFields.StartsAt, JsonValue.Of(starts), _asked.Clock.Text(_session.StartsAt), _asked.Clock.Text(starts) ?? "");
        Fields.Set(SessionFields.EndsAt, JsonValue.Of(ends), _asked.Clock.Text(_session.EndsAt), _asked.Clock.Text(ends) ?? "");
        After = After with { StartsAt = starts, EndsAt = ends };
    }

    private async Task SettingAsync(
        SessionField field, SettingKind kind, Setting? held, Func<Session, Events.NamedChoice, Session> set, CancellationToken cancellationToken)
    {
        if (Arguments.Text(Named(field.Label)) is not { } wanted)
            return;
        var choice = await _lookup.SettingAsync(Named(field.Label), kind, wanted, cancellationToken, field.Label, _isNew);
        if (kind == SettingKind.Rooms)
            _rooms = [.. (await _asked.Index.SettingsAsync(kind, cancellationToken)).Items.OfType<Room>()];
        Fields.Set(field, JsonValue.Of(choice.Id), held?.Name, choice.Name);
        After = set(After, choice);
    }

    private string Named(string field) => _prefix + field;

    private int? Capacity(string room) => _rooms.FirstOrDefault(one => one.Id == room)?.Capacity;

    private void Custom(FieldDefinition field, System.Text.Json.JsonElement value)
    {
        var held = _session.CustomFields.FirstOrDefault(custom => custom.InternalName == field.InternalName)?.Value;
        var isPersonal = CustomFields.IsPersonal(field, _asked.Call.Fields);
        var hides = _asked.Cells.Masks && isPersonal;
        // What an assistant may not see it neither overwrites blindly nor tries out: "nothing to change" would say that a guess was right.
        if (hides && held is not null)
        {
            throw new InvalidArgumentException(
                $"Argument `custom_fields`: {StrangersText.Quoted(field.Name ?? field.InternalName, maxLength: 80)} is personal data, which is masked for this connection: what would be overwritten is not known, so nothing was changed. "
                + "Change it in Sessionboard, or have the person allow personal data (Privacy:ShowPersonalData). Leave it out to change the rest.");
        }

        WrittenText.RefuseLoss("custom_fields", JsonValue.Of(held), value);
        Fields.Set(
            SessionFields.CustomPrefix + field.InternalName,
            StrangersText.Quoted(field.Name ?? field.InternalName, maxLength: 80),
            JsonValue.Of(held),
            value,
            CustomFieldArguments.Shown(field, JsonValue.Of(held), _asked.Clock),
            hides ? "***" : CustomFieldArguments.Shown(field, value, _asked.Clock)!,
            isPersonal);
    }

    private static string Names(IEnumerable<Tag> tags) => string.Join(", ", tags.Select(tag => TextCells.Part(tag.Name) ?? tag.Id));

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? YesOrNo(bool? value) => value is { } given ? given ? "yes" : "no" : null;
}
