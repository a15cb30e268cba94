using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Refusals;

/// <summary>The ways in which an argument of a kind can be wrong, whatever tool has it.</summary>
internal static class WrongValues
{
    /// <summary>A name or title: one line, without markup, masks and marks of cuts.</summary>
    /// <param name="call">A right call.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="most">The most characters; null where the argument cannot be longer.</param>
    /// <param name="mask">What is said to a mask.</param>
    public static IEnumerable<Refusal> Line(RightCall call, string argument, int? most = 255, string mask = "is a mask that hides the real value")
    {
        yield return call.With(argument, "<b>Bold</b>", $"Argument `{argument}` holds markup");
        yield return call.With(argument, "<img src=x onerror=alert(1)>", $"Argument `{argument}` holds markup");
        if (most is { } longest)
            yield return call.With(argument, new string('x', longest + 1), $"Argument `{argument}` has {longest + 1} characters, and Sessionboard holds {longest}");
        foreach (var refusal in Written(call, argument, mask))
            yield return refusal;
    }

    /// <summary>A text that is written.</summary>
    public static IEnumerable<Refusal> Written(RightCall call, string argument, string mask = "is a mask that hides the real value")
    {
        yield return call.With(argument, "Half of a text… [cut, 500 more characters]", $"Argument `{argument}`: this text was cut by this server");
        yield return call.With(argument, "A*** B***", mask);
        yield return call.With(argument, "A＊＊＊ B●●●", mask);
        yield return call.With(argument, "\u200B\u2060\u202E", $"Argument `{argument}` holds nothing that can be seen");
    }

    /// <summary>An argument that names something by id or exact name.</summary>
    /// <param name="call">A right call.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="kind">What it names.</param>
    /// <param name="twins">What two of them are called; null where there cannot be two.</param>
    /// <param name="isList">Whether it takes several.</param>
    public static IEnumerable<Refusal> Name(RightCall call, string argument, string kind, string? twins, bool isList = false)
    {
        yield return call.With(argument, Of("Nothing that is called so"), $"Argument `{argument}`: no {kind} has the id or name \"Nothing that is called so\". The nearest: ");
        yield return call.With(argument, Of("Q*** Z***"), $"is masked, so it may be anybody's name. Use the id of one {kind}");
        if (twins is not null)
            yield return call.With(argument, Of(twins), $"have the name \"{twins}\". Use the id of one {kind}: ");

        object Of(string name) => isList ? new[] { name } : name;
    }

    /// <summary>The event.</summary>
    public static IEnumerable<Refusal> EventOf(RightCall call)
    {
        yield return call.With("event_id", "No event at all", "Argument `event_id`: no event has the id or name \"No event at all\". The nearest: ");
        yield return call.With("event_id", PlantedWorld.TwinEvents, $"Argument `event_id`: 2 events are called \"{PlantedWorld.TwinEvents}\". Use an id: ");
    }

    /// <summary>Start and end of a session that begins at 10 and ends at 11 on the tenth of March 2026, in Berlin.</summary>
    /// <param name="call">A right call.</param>
    /// <param name="elsewhere">What else has to be given in an event whose zone is not known; null where the call cannot be made there.</param>
    public static IEnumerable<Refusal> Times(RightCall call, (string Name, object? Value)[]? elsewhere)
    {
        foreach (var argument in (string[])["starts_at", "ends_at"])
        {
            yield return At(argument, "next week", $"Argument `{argument}`: \"next week\" is no time");
            yield return At(argument, "2026-03-10", $"Argument `{argument}`: \"2026-03-10\" is no time");
            yield return At(argument, "0206-03-10T10:30", $"Argument `{argument}`: 0206-03-10 is no day of an event");
            yield return At(argument, "2300-01-01T10:30-06:00", $"Argument `{argument}`: 2300-01-01 is no day of an event");
            yield return At(argument, "2026-03-29T02:30", $"Argument `{argument}`: the clocks at the event skip 2026-03-29T02:30");
            yield return At(argument, "2026-10-25T02:30", $"Argument `{argument}`: the clocks at the event show 2026-10-25T02:30 twice");
            if (elsewhere is not null)
                yield return call.With([("event_id", SeededEvents.NextDevCon), .. elsewhere, (argument, "2026-03-10T10:30")], $"Argument `{argument}`: the event's time zone is not known here");
        }

        yield return call.With([("starts_at", "2026-03-10T10:00"), ("ends_at", "2026-03-10T10:00")], "Argument `ends_at`: the session would end at");

        Refusal At(string argument, string value, string says) =>
            call.With([("starts_at", "2026-03-10T10:00"), ("ends_at", "2026-03-10T11:00"), (argument, value)], says);
    }

    /// <summary>Custom fields.</summary>
    public static IEnumerable<Refusal> CustomFields(RightCall call)
    {
        (string Entry, string Says)[] wrong =
        [
            ("Theatre", "write each field as name=value"),
            ("=Theatre", "write each field as name=value"),
            ("Nothing that is called so=1", "no custom field has the id or name \"Nothing that is called so\". The nearest: "),
            ("Twin field=1", "have the name \"Twin field\". Use the id of one custom field: "),
            ("Q*** Z***=1", "is masked, so it may be anybody's name"),
            ("Test text=Half of a text… [cut, 500 more characters]", "this text was cut by this server"),
            ("Test text=A*** B***", "is a mask that hides the real value"),
            ("Test text=\u200B", "holds nothing that can be seen"),
            ("Test number=many", "the field \"Test number\" takes a number, such as 1250 or 12.5"),
            ("Test number=1.250", "the field \"Test number\" takes a number, and \"1.250\" may be read in two ways"),
            ("Test sum=12,50", "the field \"Test sum\" takes a number, such as 1250 or 12.5"),
            ("Test day=9.3.2027", "the field \"Test day\" takes a day, such as 2027-03-09"),
            ("Test time=noon", "\"noon\" is no time"),
            ("Test time=2026-03-29T02:30", "the clocks at the event skip"),
            ("Test time=2026-10-25T02:30", "show 2026-10-25T02:30 twice"),
            ("Test time=0206-03-10T10:30", "is no day of an event"),
            ("Test yes=perhaps", "the field \"Test yes\" takes true or false"),
            ("Test file=photo.png", "the field \"Test file\" takes a file, which can only be given in Sessionboard"),
            ("Salary=100", "the field \"Salary\" is sensitive, and neither shown nor written here"),
        ];
        foreach (var (entry, says) in wrong)
            yield return call.With("custom_fields", new[] { entry }, says);
        yield return call.With("custom_fields", new[] { "Test number=1", "test_number=2" }, "Argument `custom_fields` names a field twice");
    }
}
