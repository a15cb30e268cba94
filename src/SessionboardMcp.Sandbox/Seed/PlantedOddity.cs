namespace SessionboardMcp.Sandbox.Seed;

/// <summary>A kind of record that is in order but trips careless code. None of them is a defect.</summary>
public enum OddityKind
{
    /// <summary>One contact speaks in two sessions in the same room, the second of which starts the moment the first ends.</summary>
    BackToBack,

    /// <summary>A title with emoji, some of them of several code points.</summary>
    EmojiTitle,

    /// <summary>A title in a right-to-left script, or mixing directions.</summary>
    RightToLeftTitle,

    /// <summary>A title in a script other than Latin.</summary>
    OtherScriptTitle,

    /// <summary>A title of over 250 characters.</summary>
    LongTitle,

    /// <summary>A description with entities, attributes, code or script elements.</summary>
    MarkupInDescription,

    /// <summary>A description or biography that tries to give orders to an assistant that reads it.</summary>
    OrderToAssistant,

    /// <summary>A session that runs through the night in which the clocks change.</summary>
    ClockChange,

    /// <summary>A deleted session with the title, room, time and people of a live one.</summary>
    DeletedDouble,

    /// <summary>A contact whose name has apostrophes, diacritics, or a script other than Latin.</summary>
    NotableName,
}

/// <summary>One oddity that the seed holds on purpose.</summary>
/// <param name="Kind">What is odd.</param>
/// <param name="EventId">The event.</param>
/// <param name="Sessions">The numbers of the sessions concerned.</param>
/// <param name="Contacts">The numbers of the contacts concerned.</param>
/// <param name="Text">The exact title, description or biography; null where no text is odd.</param>
/// <param name="Note">What makes this instance special.</param>
public sealed record PlantedOddity(
    OddityKind Kind, int EventId, IReadOnlyList<int> Sessions, IReadOnlyList<int> Contacts, string? Text, string Note)
{
    /// <summary>The ids of the sessions concerned.</summary>
    public IReadOnlyList<Guid> SessionIds => [.. Sessions.Select(number => StableId.Session(EventId, number))];

    /// <summary>The ids of the contacts concerned.</summary>
    public IReadOnlyList<string> ContactIds => [.. Contacts.Select(number => StableId.Contact(EventId, number))];
}
