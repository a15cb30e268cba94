using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Reads what a description becomes: the whole of it, or a part of it replaced.</summary>
internal static class DescriptionArgument
{
    /// <summary>The description to write; null where none was asked for.</summary>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="held">The description as it is, in HTML.</param>
    /// <exception cref="InvalidArgumentException">The part is not there exactly once, or both ways were asked for.</exception>
    public static string? Read(ToolArguments arguments, string? held)
    {
        var (find, replace) = (arguments.Has("description_find"), arguments.Has("description_replace"));
        if (arguments.Text("description") is { } whole)
        {
            return find || replace
                ? throw new InvalidArgumentException("Arguments `description` and `description_find` exclude each other: the first is the whole text, the second a part of it.")
                : DescriptionHtml.Of(WrittenText.Of("description", whole, SessionArguments.MaxDescription));
        }

        if (!find && !replace)
            return null;
        if (!find || !replace)
            throw new InvalidArgumentException($"Argument `{(find ? "description_replace" : "description_find")}` is missing: give the part that is there, and what it becomes.");
        return DescriptionHtml.Of(WrittenText.Of("description", Replaced(arguments, held ?? ""), SessionArguments.MaxDescription));
    }

    private static string Replaced(ToolArguments arguments, string held)
    {
        var part = arguments.RequiredText("description_find");
        var replacement = WrittenText.Of("description_replace", arguments.RequiredText("description_replace"), SessionArguments.MaxDescription);
        var place = held.IndexOf(part, StringComparison.Ordinal);
        if (place < 0)
            throw new InvalidArgumentException("Argument `description_find`: the description does not hold this part. It is compared letter by letter with what Sessionboard holds, HTML included: give a shorter part, of words that stand together without markup.");
        return held.IndexOf(part, place + 1, StringComparison.Ordinal) < 0
            ? string.Concat(held.AsSpan(0, place), replacement, held.AsSpan(place + part.Length))
            : throw new InvalidArgumentException("Argument `description_find`: the description holds this part more than once. Give a longer part, which is there once.");
    }
}
