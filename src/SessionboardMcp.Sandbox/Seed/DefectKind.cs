namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// A kind of defect that organizers look for. Unless said otherwise, a rule holds on the <em>live programme</em> of an event: sessions
/// that are no abstract, no sub-session, no source of a composition, not deleted, not a draft, not withdrawn, and whose core status
/// is accepted (a custom status counts as the core one it maps to). In the seed no draft or withdrawn programme session is
/// accepted, so that a reader who cannot see those two marks, as over REST, arrives at the same set.
/// </summary>
public enum DefectKind
{
    /// <summary>
    /// One contact takes part, in any role, in two sessions whose times overlap. Touching times (one ends as the other starts) do not
    /// overlap; a session that does not end after it starts has no time.
    /// </summary>
    PersonInTwoPlaces,

    /// <summary>Two sessions in one room whose times overlap, as above.</summary>
    RoomUsedTwice,

    /// <summary>A session's capacity is above that of its room, where both have one.</summary>
    CapacityAboveRoom,

    /// <summary>A session without any participant whose role maps to the core role speaker; a moderator alone is not enough.</summary>
    AcceptedWithoutSpeaker,

    /// <summary>
    /// A contact with the core role speaker in the live programme whose biography is missing, blank or markup without text.
    /// </summary>
    SpeakerWithoutBiography,

    /// <summary>A contact with the core role speaker in the live programme without a photo.</summary>
    SpeakerWithoutPhoto,

    /// <summary>A session without a room.</summary>
    AcceptedWithoutRoom,

    /// <summary>A session without a start, without an end, or without both.</summary>
    AcceptedWithoutTime,

    /// <summary>A session whose description is missing, blank or markup without text.</summary>
    AcceptedWithoutDescription,

    /// <summary>A session that ends before it starts.</summary>
    EndsBeforeStart,

    /// <summary>Two sessions with the same title, without regard to case and surrounding space.</summary>
    SameTitleTwice,

    /// <summary>Two contacts of an event, speakers or not, with the same full name, without regard to case, and different addresses.</summary>
    SameNameTwoEmails,

    /// <summary>Two contacts of an event, speakers or not, with the same e-mail address, without regard to case, under different forms of a name.</summary>
    SameEmailTwoNames,
}
