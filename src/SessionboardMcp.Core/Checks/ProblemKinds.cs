namespace SessionboardMcp.Core.Checks;

/// <summary>
/// What a check of the programme looks for, as its answers name it. Unless said otherwise a rule holds on the programme as it
/// stands: accepted sessions with their parts, without abstracts and sources of compositions.
/// </summary>
internal static class ProblemKinds
{
    /// <summary>One person, in any role and be it as two contacts, in two sessions, or parts of sessions, whose times overlap.</summary>
    public const string PersonInTwoPlaces = "person_in_two_places";

    /// <summary>Two sessions in one room whose times overlap.</summary>
    public const string RoomUsedTwice = "room_used_twice";

    /// <summary>A session for more people than its room holds.</summary>
    public const string CapacityAboveRoom = "capacity_above_room";

    /// <summary>A session in which, its parts included, nobody speaks; a moderator alone is not enough.</summary>
    public const string NoSpeaker = "no_speaker";

    /// <summary>A speaker whose biography holds no text.</summary>
    public const string NoBiography = "no_biography";

    /// <summary>A speaker without a portrait.</summary>
    public const string NoPhoto = "no_photo";

    /// <summary>A session without a room.</summary>
    public const string NoRoom = "no_room";

    /// <summary>A session without a start or an end.</summary>
    public const string NoTime = "no_time";

    /// <summary>A session whose description holds no text.</summary>
    public const string NoDescription = "no_description";

    /// <summary>A session, or a part of one, that ends before it starts, or when it starts.</summary>
    public const string EndsBeforeStart = "ends_before_start";

    /// <summary>Sessions whose titles are the same words.</summary>
    public const string SameTitle = "same_title";

    /// <summary>Contacts of the event, speakers or not, with the same name and not surely the same e-mail address.</summary>
    public const string DuplicateName = "duplicate_name";

    /// <summary>Contacts of the event, speakers or not, with the same e-mail address.</summary>
    public const string DuplicateEmail = "duplicate_email";

    /// <summary>All of them, in the order in which answers show them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        PersonInTwoPlaces, RoomUsedTwice, CapacityAboveRoom, EndsBeforeStart, NoSpeaker, NoRoom, NoTime, NoDescription, NoBiography, NoPhoto,
        SameTitle, DuplicateName, DuplicateEmail,
    ];
}
