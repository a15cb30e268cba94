using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>Something with a name that an argument may mean.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FriendlyId">The short id that organizers see; null where it has none.</param>
internal sealed record NamedChoice(string Id, string Name, string? FriendlyId = null);

/// <summary>Finds what an argument means, by id or by exact name, and never guesses.</summary>
internal static class NameResolver
{
    /// <summary>The one of an id, friendly id or exact name; case does not matter.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="kind">What is looked for, such as room.</param>
    /// <param name="wanted">What was given.</param>
    /// <param name="choices">What there is.</param>
    /// <param name="owner">Whose they are.</param>
    /// <exception cref="InvalidArgumentException">There is none, or more than one; the message names the nearest three.</exception>
    public static NamedChoice Resolve(string argument, string kind, string wanted, IEnumerable<NamedChoice> choices, string owner = "the event")
    {
        var known = choices.DistinctBy(choice => choice.Id).ToList();
        if (known.Find(choice => Same(choice.Id, wanted) || (choice.FriendlyId is { } friendly && Same(friendly, wanted))) is { } byId)
            return byId;

        var named = known
            .FindAll(choice => Same(choice.Name.Trim(), wanted))
            .OrderBy(choice => choice.FriendlyId?.Length)
            .ThenBy(choice => choice.FriendlyId ?? choice.Id, StringComparer.Ordinal)
            .ToList();
        return named.Count switch
        {
            1 => named[0],
            > 1 => throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Argument `{argument}`: {named.Count} of {owner} have the name {Shown(wanted)}. Use the id of one {kind}: {Describe(named)}.")),
            _ => throw new InvalidArgumentException(known.Count == 0
                ? $"Argument `{argument}`: {owner} has no {kind}."
                : $"Argument `{argument}`: no {kind} has the id or name {Shown(wanted)}. The nearest: {Describe(Nearest(wanted, known))}."),
        };
    }

    private static IEnumerable<NamedChoice> Nearest(string wanted, List<NamedChoice> known) =>
        NearestNames.Closest(wanted, known.Select(choice => choice.Name)).Select(name => known.First(choice => Same(choice.Name, name)));

    private static string Describe(IEnumerable<NamedChoice> choices) =>
        string.Join(", ", choices.Take(3).Select(choice => $"{choice.FriendlyId ?? choice.Id} {StrangersText.Bracketed(choice.Name)}"));

    // Names are strangers' texts too.
    private static string Shown(string name) => StrangersText.Quoted(name);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
