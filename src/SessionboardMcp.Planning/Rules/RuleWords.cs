namespace SessionboardMcp.Planning.Rules;

/// <summary>Reads a rule back: what will be held, in a sentence.</summary>
internal static class RuleWords
{
    /// <summary>The sentence.</summary>
    /// <param name="conditions">What the rule asks for.</param>
    /// <param name="weight">For a wish how much it counts.</param>
    public static string Of(IEnumerable<Condition> conditions, int? weight)
    {
        var sentence = string.Join("; ", conditions.Select(Of));
        return $"{(weight is { } counts ? $"Wish, weight {counts}: {sentence}" : char.ToUpperInvariant(sentence[0]) + sentence[1..])}.";
    }

    private static string Of(Condition condition) => condition switch
    {
        TimeCondition { Subject.Kind: SubjectKind.Room } time => $"{time.Subject.Name} is {(time.IsOnly ? "used only" : "not used")} {Wording.Windows(time.Windows)}",
        TimeCondition time when time.Subject.Kind == SubjectKind.Everything && !time.IsOnly => $"nothing runs {Wording.Windows(time.Windows)}",
        TimeCondition time => $"{Name(time.Subject)} {Is(time.Subject)} {(time.IsOnly ? "only" : "never")} {Wording.Windows(time.Windows)}",
        StartCondition start => $"{Name(start.Subject)} {(IsOne(start.Subject) ? "starts" : "start")} {(start.Days.Count == 0 ? "" : $"on {Wording.List(start.Days.Select(Wording.Day), "or")} ")}at {Wording.Time(start.At)}",
        RoomCondition room => $"{Name(room.Subject)} {Is(room.Subject)} {(room.IsOnly ? "" : "not ")}in {Wording.List(room.Rooms.Select(one => one.Name), "or")}",
        ReservedCondition reserved => $"{reserved.Room.Name} is only for {Wording.List(reserved.Subjects.Select(Name))}",
        OrderCondition order => $"{Name(order.First)} is over when {Name(order.Second)} starts",
        ChainCondition chain => $"{Wording.List(chain.Sessions.Select(Name))} are in one room one after another, in this order",
        LimitCondition limit => $"at most {Wording.Number(limit.AtMost)} of {Wording.List(limit.Subjects.Select(Name))} {(limit.AtMost == 1 ? "runs" : "run")} at a time",
        OneRoomCondition one => $"{Wording.List(one.Subjects.Select(Name))} are all in the same room",
        AloneCondition alone => $"nothing else runs while {(IsOne(alone.Subject) ? Name(alone.Subject) : $"one of {Name(alone.Subject)}")} does",
        PauseCondition pause => $"everybody has {Wording.Duration(pause.Minutes)} without a session {Wording.Window(pause.Window)}",
        SizeCondition size => $"{Name(size.Subject)} {Is(size.Subject)} in rooms for {size.Seats} people or more",
        FittingCondition fitting => $"{Name(fitting.Subject)} {Is(fitting.Subject)} only in rooms that seat {(IsOne(fitting.Subject) ? "its" : "their")} capacity",
        LengthCondition length => $"{Name(length.Subject)} {(IsOne(length.Subject) ? "takes" : "take")} {Wording.Duration(length.Minutes)}, unless {(IsOne(length.Subject) ? "its" : "a session's")} place says otherwise",
        _ => throw new InvalidOperationException($"Nobody has words for {condition.GetType().Name}."),
    };

    private static bool IsOne(Subject subject) => subject.Kind == SubjectKind.Session;

    private static string Is(Subject subject) => IsOne(subject) ? "is" : "are";

    private static string Name(Subject subject) => subject.Kind switch
    {
        SubjectKind.Session => $"“{subject.Name}”",
        SubjectKind.Person => $"the sessions of {subject.Name}",
        SubjectKind.Track => $"the sessions of the track {subject.Name}",
        SubjectKind.Format => $"the sessions of the format {subject.Name}",
        SubjectKind.Room => subject.Name,
        _ => "all sessions",
    };
}
