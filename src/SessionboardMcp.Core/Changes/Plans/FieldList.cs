using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Collects the fields of a session that change. What is as it should be already is left out.</summary>
/// <param name="session">The session as it is; null for a new one.</param>
/// <param name="cells">Shows values as the caller may see them.</param>
internal sealed class FieldList(Session? session, TextCells cells)
{
    private const int Shown = 300;
    private const int Lead = 80;

    private readonly List<FieldChange> _changes = [];

    /// <summary>What changes, in the order in which it was set.</summary>
    public IReadOnlyList<FieldChange> Changes => _changes;

    /// <summary>Sets a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="after">The value to write.</param>
    /// <param name="shownBefore">The value before, for people; null where the session holds none.</param>
    /// <param name="shownAfter">The value after, for people.</param>
    public void Set(SessionField field, JsonElement? after, string? shownBefore, string shownAfter) =>
        Set(field.Name, field.Label, session is null ? null : field.Of(session), after, shownBefore, shownAfter);

    /// <summary>Sets a field by its name.</summary>
    /// <param name="name">The field, as in <see cref="FieldChange.Field"/>.</param>
    /// <param name="label">The field, for people.</param>
    /// <param name="before">The value as it is.</param>
    /// <param name="after">The value to write.</param>
    /// <param name="shownBefore">The value before, for people.</param>
    /// <param name="shownAfter">The value after, for people.</param>
    /// <param name="isPersonal">Whether its values are masked unless the person chose otherwise.</param>
    public void Set(string name, string label, JsonElement? before, JsonElement? after, string? shownBefore, string shownAfter, bool isPersonal = false)
    {
        if (session is null ? JsonValue.IsNothing(after) : JsonValue.AreSame(before, after) || SessionFields.Holds(session, name, after))
        {
            // A custom status maps to a core one: to set that one takes the custom one away.
            if (session?.CustomStatus is null || name != SessionFields.Status.Name)
                return;
        }

        var from = DifferenceOf(shownBefore, shownAfter);
        _changes.Add(new FieldChange
        {
            Field = name,
            Label = label,
            Before = before,
            After = after ?? JsonValue.Null,
            ShownBefore = Text(shownBefore, from),
            ShownAfter = Text(shownAfter, from),
            NotUndoable = session is null ? null : WhyNot(name, before, shownBefore),
            IsPersonal = isPersonal,
        });
    }

    private string? WhyNot(string name, JsonElement? before, string? shownBefore)
    {
        if (name == SessionFields.Status.Name && session!.CustomStatus is { } custom)
            return $"Sessionboard's API cannot set the custom status {StrangersText.Quoted(custom.Name)} again.";
        // Tags are replaced as a whole, by none as well.
        if (JsonValue.IsNothing(before) && name != SessionFields.Tags.Name)
            return "Sessionboard's API cannot empty a field.";
        return before is { ValueKind: JsonValueKind.String } text && shownBefore is not null && MaskedText.IsName(text.GetString())
            ? "The value before is masked, so it is not known."
            : null;
    }

    // Of what is long the place where it changes, or else both might be shown alike.
    private int DifferenceOf(string? before, string? after)
    {
        var (one, other) = (Plain(before), Plain(after));
        if (one.Length == 0 || Math.Max(one.Length, other.Length) <= Shown)
            return 0;
        var same = one.AsSpan().CommonPrefixLength(other);
        var from = Math.Max(0, same - Lead);
        if (from > 0 && one.LastIndexOf(' ', from, Math.Min(from, Lead)) is > 0 and var space)
            return space + 1;
        return from > 0 && char.IsLowSurrogate(one, from) ? from - 1 : from;
    }

    private string Text(string? value, int from)
    {
        var text = Plain(value);
        return from > 0 && from < text.Length ? $"… {StrangersText.Plain(text[from..], cells.Masks, Shown, out _)}" : StrangersText.Plain(text, cells.Masks, Shown, out _);
    }

    // Masked as a whole: half of a number might not be seen to be one.
    private string Plain(string? value) => StrangersText.Leaving(Markup.TextOf(value), cells.Masks);
}
