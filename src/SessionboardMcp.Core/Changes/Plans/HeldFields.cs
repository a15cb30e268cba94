using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Collects the fields of a contact, sponsor, exhibitor or report that change. What is as it should be already is left out.</summary>
/// <param name="asked">The event, with the call.</param>
/// <param name="held">The record as it is; null for a new one.</param>
/// <param name="noUndo">Why nothing of the kind can be put back; null where it can.</param>
internal sealed class HeldFields(AskedEvent asked, HeldRecord? held, string? noUndo = null)
{
    private const int Shown = 300;
    private const string Hidden = "***";

    private readonly List<FieldChange> _changes = [];

    /// <summary>What changes, in the order in which it was set.</summary>
    public IReadOnlyList<FieldChange> Changes => _changes;

    /// <summary>What changes, in words.</summary>
    public string Labels => string.Join(", ", _changes.Select(change => change.Label));

    /// <summary>Sets a field.</summary>
    /// <param name="argument">The argument that it came from.</param>
    /// <param name="name">The field, as the API writes it.</param>
    /// <param name="label">The field, for people.</param>
    /// <param name="after">The value to write.</param>
    /// <param name="isPersonal">Whether its values are masked unless the person chose otherwise.</param>
    /// <param name="show">A value for people; null where it is shown as it is.</param>
    /// <exception cref="InvalidArgumentException">It is personal, and what would be overwritten is not known; or stars would take the place of personal data.</exception>
    public void Set(string argument, string name, string label, JsonElement after, bool isPersonal = false, Func<JsonElement?, string?>? show = null)
    {
        show ??= value => value?.ToString();
        var isMasked = held?.IsMasked(name) == true;
        if (held is not null && isPersonal && (asked.Cells.Masks || isMasked))
            throw Unknown(argument, label);
        if (held?.Holds(name, after) == true)
            return;
        // A mask is no value: it is neither kept nor put back.
        var before = isMasked ? null : held?.Value(name);
        WrittenText.RefuseLoss(argument, before, after);
        _changes.Add(new FieldChange
        {
            Field = name,
            Label = label,
            Before = before,
            After = after,
            ShownBefore = isMasked ? Hidden : Text(show(before)),
            ShownAfter = isPersonal && asked.Cells.Masks ? PersonalDataMask.Value(after.ToString()) : Text(show(after)),
            NotUndoable = held is null ? null
                : noUndo
                ?? (isMasked ? "The value before is masked, so it is not known."
                    : JsonValue.IsNothing(before) ? "Sessionboard's API cannot empty a field."
                    : null),
            IsPersonal = isPersonal,
        });
    }

    /// <summary>Reads the argument <c>custom_fields</c>.</summary>
    /// <param name="module">Of what the fields are, as the API names it.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public async Task CustomAsync(string module, CancellationToken cancellationToken)
    {
        foreach (var (field, value) in await CustomFieldArguments.ReadAsync(asked, module, cancellationToken))
        {
            Set(
                "custom_fields",
                SessionFields.CustomPrefix + field.InternalName,
                StrangersText.Quoted(field.Name ?? field.InternalName, maxLength: 80),
                value,
                CustomFields.IsPersonal(field, asked.Call.Fields),
                shown => CustomFieldArguments.Shown(field, shown, asked.Clock));
        }
    }

    // The rule of the house: what an assistant may not see it does not overwrite blindly either.
    private InvalidArgumentException Unknown(string argument, string label) => new(
        $"Argument `{argument}`: the {label} is personal data, which {(asked.Cells.Masks ? "is masked for this connection" : "Sessionboard masks for this credential")}: what would be overwritten is not known, so nothing was changed. "
        + $"Change it in Sessionboard{(held?.AdminUrl is { } link ? $" ({TextCells.Key(link)})" : "")}, or have the person allow personal data"
        + $"{(asked.Cells.Masks ? " (Privacy:ShowPersonalData)" : ": an organization admin can switch off its masking at Sessionboard")}. Leave it out to change the rest.");

    private string Text(string? value) => StrangersText.Shown(value, asked.Cells.Masks, Shown, out _);
}
