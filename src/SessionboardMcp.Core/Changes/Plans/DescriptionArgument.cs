using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Reads what a description becomes: the whole of it, or a part of it replaced.</summary>
internal static class DescriptionArgument
{
    private const string Find = "description_find";
    private const string Replace = "description_replace";
    private const string ByPart = $"Change a part beside it with `{Find}` and `{Replace}`, which keeps what is masked, or give the real value.";
    private const string Beside = $"Give a part in `{Find}` that stands beside it and leave the mask out, which keeps what is masked, or give the real value.";

    /// <summary>The description to write; null where none was asked for.</summary>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="held">The description as it is, in HTML.</param>
    /// <exception cref="InvalidArgumentException">The part is not there exactly once, or both ways were asked for.</exception>
    public static string? Read(ToolArguments arguments, string? held)
    {
        var (find, replace) = (arguments.Has(Find), arguments.Has(Replace));
        if (arguments.Text("description") is { } whole)
        {
            return find || replace
                ? throw new InvalidArgumentException($"Arguments `description` and `{Find}` exclude each other: the first is the whole text, the second a part of it.")
                : Whole(whole, held);
        }

        if (!find && !replace)
            return null;
        if (!find || !replace)
            throw new InvalidArgumentException($"Argument `{(find ? Replace : Find)}` is missing: give the part that is there, and what it becomes.");
        var replacement = WrittenText.Of(Replace, arguments.RequiredText(Replace), SessionArguments.MaxDescription, Beside);
        var made = Visible(Replace, Markup.IsMarkup(held ?? "")
            ? InMarkup(arguments.RequiredText(Find), replacement, held!)
            : DescriptionHtml.Of(Replaced(held ?? "", Once(held ?? "", arguments.RequiredText(Find)), arguments.RequiredText(Find).Length, replacement)));
        WrittenText.RefuseLoss(Replace, replacement, held, made, Beside);
        return made;
    }

    private static string Whole(string given, string? held)
    {
        if (string.IsNullOrEmpty(held))
            return Visible("description", DescriptionHtml.Of(WrittenText.Of("description", given, SessionArguments.MaxDescription)));
        var written = Visible("description", DescriptionHtml.Of(WrittenText.Of("description", given, SessionArguments.MaxDescription, ByPart)));
        WrittenText.RefuseLoss("description", given, held, written, ByPart);
        return written;
    }

    // Only the part is made anew: a table, a picture or a style around it, which we would not write ourselves, stays as it is.
    private static string InMarkup(string part, string replacement, string held)
    {
        var written = Markup.IsMarkup(replacement) ? DescriptionHtml.Of(replacement) : DescriptionHtml.Encode(Entities.Decode(replacement));
        // What is read as R&D is held as R&amp;D.
        var sought = new[] { part, DescriptionHtml.Encode(part).Replace("&quot;", "\"", StringComparison.Ordinal), DescriptionHtml.Encode(part) }
            .FirstOrDefault(spelling => held.Contains(spelling, StringComparison.Ordinal)) ?? part;
        var place = Once(held, sought);
        if (DescriptionHtml.IsInsideTag(held, place) || !DescriptionHtml.IsBalanced(sought))
            throw new InvalidArgumentException($"Argument `{Find}`: this part begins or ends within the markup of the description. Give a shorter part, of words that stand together without markup.");
        var whole = Replaced(held, place, sought.Length, written);
        return whole.Length <= SessionArguments.MaxDescription
            ? whole
            : throw new InvalidArgumentException(FormattableString.Invariant($"Argument `{Replace}`: the description would have {whole.Length} characters, and Sessionboard holds {SessionArguments.MaxDescription}. Shorten it."));
    }

    private static int Once(string held, string part)
    {
        var place = held.IndexOf(part, StringComparison.Ordinal);
        if (place < 0)
            throw new InvalidArgumentException($"Argument `{Find}`: the description does not hold this part. It is compared letter by letter with what Sessionboard holds, HTML included: give a shorter part, of words that stand together without markup.");
        return held.IndexOf(part, place + 1, StringComparison.Ordinal) < 0
            ? place
            : throw new InvalidArgumentException($"Argument `{Find}`: the description holds this part more than once. Give a longer part, which is there once.");
    }

    private static string Replaced(string held, int place, int length, string replacement) =>
        string.Concat(held.AsSpan(0, place), replacement, held.AsSpan(place + length));

    // A script or a picture alone becomes nothing, and nothing would take the place of what is there.
    private static string Visible(string argument, string written) => Markup.TextOf(written).Length > 0
        ? written
        : throw new InvalidArgumentException($"Argument `{argument}` leaves nothing that can be seen. Give a text.");
}
