using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Events;

/// <summary>Something with a name that an argument may mean.</summary>
/// <param name="id">Its id.</param>
/// <param name="name">Its name.</param>
/// <param name="friendlyId">The short id that organizers see; null where it has none.</param>
internal sealed class NamedChoice(string id, string name, string? friendlyId = null)
{
    private string? _words;

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The short id that organizers see; null where it has none.</summary>
    public string? FriendlyId => friendlyId;

    /// <summary>The words of its name, folded by the first who asks: choices of an event are kept, and asked for time and again.</summary>
    public string Words => _words ??= Folding.Words(name);
}

/// <summary>Finds what an argument means, by id or by name, and never guesses.</summary>
internal static class NameResolver
{
    /// <summary>The one of an id, friendly id or name, in any spelling that <see cref="Folding"/> makes alike.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="kind">What is looked for, such as room.</param>
    /// <param name="wanted">What was given.</param>
    /// <param name="choices">What there is.</param>
    /// <param name="owner">Whose they are.</param>
    /// <exception cref="InvalidArgumentException">There is none, or more than one; the message names the nearest three.</exception>
    public static NamedChoice Resolve(string argument, string kind, string wanted, IEnumerable<NamedChoice> choices, string owner = "the event")
    {
        var known = choices as NamedChoices ?? new NamedChoices(choices);
        if (known.Find(SameName.Id(wanted)) is { } byId)
            return byId;

        if (MaskedText.IsName(wanted))
            throw new InvalidArgumentException($"Argument `{argument}`: {Shown(wanted)} is masked, so it may be anybody's name. Use the id of one {kind}.");

        var named = SameName.Among(known, wanted)
            .OrderBy(choice => choice.FriendlyId?.Length)
            .ThenBy(choice => choice.FriendlyId ?? choice.Id, StringComparer.Ordinal)
            .ToList();
        return named.Count switch
        {
            1 => named[0],
            > 1 => throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Argument `{argument}`: {named.Count} of {owner} have the name {Shown(wanted)}. Use the id of one {kind}: {Describe(named)}.")),
            _ => throw new InvalidArgumentException(() => known.Count == 0
                ? $"Argument `{argument}`: {owner} has no {kind}."
                : $"Argument `{argument}`: no {kind} has the id or name {Shown(wanted)}. {Offer(argument, wanted, known)}"),
        };
    }

    /// <summary>The nearest of some choices, as a list of ids and names; null where none can be offered, as their names are masked.</summary>
    public static string? Nearest(string wanted, IReadOnlyList<NamedChoice> known)
    {
        var nearest = NearestChoices.Of(wanted, known.Select(choice => choice.Name))
            .Select(name => known.First(choice => choice.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return nearest.Count == 0 ? null : Describe(nearest);
    }

    private static string Offer(string argument, string wanted, NamedChoices known) => Nearest(wanted, known) is { } nearest
        ? $"The nearest: {nearest}."
        : $"Sessionboard masks their names for this credential: give an id as `{argument}`.";

    private static string Describe(IEnumerable<NamedChoice> choices) =>
        string.Join(", ", choices.Take(3).Select(choice => $"{choice.FriendlyId ?? choice.Id} {StrangersText.Bracketed(choice.Name)}"));

    // Names are strangers' texts too.
    private static string Shown(string name) => StrangersText.Quoted(name);
}
