using static SessionboardMcp.Sandbox.Seed.DefectKind;
using static SessionboardMcp.Sandbox.Seed.SeededEvents;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// Every defect that the seed holds; there are no others. <see cref="DefectKind"/> says exactly on which records each rule holds.
/// The numbers are those of friendly ids: <c>DEV-92</c> is session 92 of event 3960.
/// </summary>
public static class PlantedDefects
{
    // Notes that also decide how the defect is planted.
    internal const string NoEnd = "No end";
    internal const string NoStart = "No start";
    internal const string OneSeatTooMany = "One seat too many";
    internal const string TextlessMarkup = "Markup without text, as a rich-text editor leaves it";
    internal const string MorningInstead = "Ends in the morning instead of the afternoon";
    internal const string DayBefore = "Ends on the day before";
    internal const string InCapitals = "In capitals";
    internal const string SpaceAtEnd = "With a space at the end";
    internal const string InLowerCase = "In lower case";
    internal const string InitialOnly = "Initial only";
    internal const string FamilyNameFirst = "Family name in the field of the given name";

    /// <summary>The table, by kind and event.</summary>
    public static IReadOnlyList<PlantedDefect> All { get; } =
    [
        new(PersonInTwoPlaces, DevCon, [92, 97], [381], "Two talks at the same hour"),
        new(PersonInTwoPlaces, DevCon, [105, 113], [382], "The talk begins while the workshop still runs"),
        new(PersonInTwoPlaces, DevCon, [166, 174], [383], "Speaker in a panel, moderator in a workshop of another length"),
        new(PersonInTwoPlaces, DevCon, [262, 263], [384], "In rooms next door to each other"),
        new(PersonInTwoPlaces, PublishingForum, [3, 4], [121], "Past event"),
        new(PersonInTwoPlaces, HealthDay, [2, 3], [23], "Event without configured roles"),

        new(RoomUsedTwice, DevCon, [93, 94], [], "Same hour"),
        new(RoomUsedTwice, DevCon, [138, 139], [], "Two workshops"),
        new(RoomUsedTwice, DevCon, [140, 149], [], "Times overlap for 45 minutes only"),
        new(RoomUsedTwice, PublishingForum, [8, 9], [], "Past event"),
        new(RoomUsedTwice, HealthDay, [15, 16], [], "Last hour of the day"),

        new(CapacityAboveRoom, DevCon, [95], [], "Half as many again"),
        new(CapacityAboveRoom, DevCon, [107], [], OneSeatTooMany),
        new(CapacityAboveRoom, DevCon, [176], [], "The planned overflow was never booked"),
        new(CapacityAboveRoom, PublishingForum, [2], [], OneSeatTooMany),
        new(CapacityAboveRoom, HealthDay, [5], [], "Small room"),

        new(AcceptedWithoutSpeaker, DevCon, [98], [], "No participants at all"),
        new(AcceptedWithoutSpeaker, DevCon, [131], [], "No participants at all"),
        new(AcceptedWithoutSpeaker, DevCon, [168], [], "Only a moderator is left"),
        new(AcceptedWithoutSpeaker, DevCon, [169], [], "Accepted by a custom status"),
        new(AcceptedWithoutSpeaker, PublishingForum, [18], [], "No participants at all"),
        new(AcceptedWithoutSpeaker, HealthDay, [11], [], "No participants at all"),

        new(SpeakerWithoutBiography, DevCon, [], [40], "Missing"),
        new(SpeakerWithoutBiography, DevCon, [], [63], TextlessMarkup),
        new(SpeakerWithoutBiography, DevCon, [], [120], "Missing, and so is the photo"),
        new(SpeakerWithoutBiography, PublishingForum, [], [44], "Missing"),
        new(SpeakerWithoutBiography, HealthDay, [], [15], "Missing"),

        new(SpeakerWithoutPhoto, DevCon, [], [41], "Missing"),
        new(SpeakerWithoutPhoto, DevCon, [], [64], "Missing"),
        new(SpeakerWithoutPhoto, DevCon, [], [120], "Missing, and so is the biography"),
        new(SpeakerWithoutPhoto, PublishingForum, [], [45], "Missing"),
        new(SpeakerWithoutPhoto, HealthDay, [], [18], "Missing"),

        new(AcceptedWithoutRoom, DevCon, [99], [], "Time but no room"),
        new(AcceptedWithoutRoom, DevCon, [126], [], "Time but no room"),
        new(AcceptedWithoutRoom, DevCon, [177], [], "Time but no room"),
        new(AcceptedWithoutRoom, PublishingForum, [21], [], "Time but no room"),
        new(AcceptedWithoutRoom, HealthDay, [10], [], "Time but no room"),

        new(AcceptedWithoutTime, DevCon, [100], [], "Room but neither start nor end"),
        new(AcceptedWithoutTime, DevCon, [127], [], NoEnd),
        new(AcceptedWithoutTime, DevCon, [178], [], NoStart),
        new(AcceptedWithoutTime, PublishingForum, [27], [], "Room but neither start nor end"),
        new(AcceptedWithoutTime, HealthDay, [12], [], "Room but neither start nor end"),

        new(AcceptedWithoutDescription, DevCon, [101], [], "Missing"),
        new(AcceptedWithoutDescription, DevCon, [128], [], TextlessMarkup),
        new(AcceptedWithoutDescription, DevCon, [179], [], "Missing"),
        new(AcceptedWithoutDescription, PublishingForum, [29], [], "Missing"),
        new(AcceptedWithoutDescription, HealthDay, [9], [], "Missing"),

        new(EndsBeforeStart, DevCon, [102], [], "Ends half an hour before its start"),
        new(EndsBeforeStart, DevCon, [129], [], MorningInstead),
        new(EndsBeforeStart, DevCon, [153], [], DayBefore),
        new(EndsBeforeStart, PublishingForum, [31], [], "Ends half an hour before its start"),
        new(EndsBeforeStart, HealthDay, [7], [], "Ends half an hour before its start"),

        new(SameTitleTwice, DevCon, [110, 154], [], "To the letter"),
        new(SameTitleTwice, DevCon, [133, 207], [], InCapitals),
        new(SameTitleTwice, DevCon, [162, 301], [], SpaceAtEnd),
        new(SameTitleTwice, PublishingForum, [28, 64], [], "To the letter"),
        new(SameTitleTwice, HealthDay, [8, 14], [], "To the letter"),

        new(SameNameTwoEmails, DevCon, [], [55, 500], "A speaker who also submitted under a new employer's address"),
        new(SameNameTwoEmails, DevCon, [], [77, 613], InLowerCase),
        new(SameNameTwoEmails, DevCon, [], [800, 804], "Neither is a speaker"),
        new(SameNameTwoEmails, PublishingForum, [], [50, 140], "A speaker and a submitter"),
        new(SameNameTwoEmails, HealthDay, [], [3, 30], "A speaker and a submitter"),

        new(SameEmailTwoNames, DevCon, [], [56, 522], InitialOnly),
        new(SameEmailTwoNames, DevCon, [], [78, 631], "Middle initial, and the address in capitals"),
        new(SameEmailTwoNames, DevCon, [], [91, 722], FamilyNameFirst),
        new(SameEmailTwoNames, PublishingForum, [], [51, 141], InitialOnly),
        new(SameEmailTwoNames, HealthDay, [], [5, 29], "Middle initial, and the address in capitals"),
    ];
}
