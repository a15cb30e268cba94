using static SessionboardMcp.Sandbox.Seed.OddityKind;
using static SessionboardMcp.Sandbox.Seed.SeededEvents;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>What the seed holds to trip careless code.</summary>
public static class PlantedOddities
{
    /// <summary>The table, by kind and event.</summary>
    public static IReadOnlyList<PlantedOddity> All { get; } =
    [
        new(BackToBack, DevCon, [91, 110], [390], null, "Same room; must not count as an overlap of person or room"),
        new(BackToBack, DevCon, [161, 180], [391], null, "Same room; must not count as an overlap of person or room"),
        new(BackToBack, DevCon, [292, 311], [392], null, "Same room; must not count as an overlap of person or room"),
        new(BackToBack, PublishingForum, [5, 11], [125], null, "Same room; must not count as an overlap of person or room"),

        new(EmojiTitle, DevCon, [111], [], OddTexts.Emoji, "With a skin tone and a joiner"),
        new(EmojiTitle, DevCon, [460], [], OddTexts.EmojiOnly, "Nothing but emoji; its slug has no words"),
        new(EmojiTitle, DevCon, [163], [], OddTexts.EmojiFlag, "With flags, two code points each"),

        new(RightToLeftTitle, DevCon, [116], [], OddTexts.Arabic, "Arabic"),
        new(RightToLeftTitle, DevCon, [119], [], OddTexts.Hebrew, "Hebrew"),
        new(RightToLeftTitle, DevCon, [470], [], OddTexts.MixedDirections, "Both directions in one title"),

        new(OtherScriptTitle, DevCon, [122], [], OddTexts.Japanese, "Japanese"),
        new(OtherScriptTitle, DevCon, [480], [], OddTexts.Chinese, "Chinese"),
        new(OtherScriptTitle, PublishingForum, [15], [], OddTexts.Umlauts, "German letters"),

        new(LongTitle, DevCon, [134], [], OddTexts.Long, "Over 350 characters"),

        new(MarkupInDescription, DevCon, [135], [], OddTexts.Entities, "Entities and code"),
        new(MarkupInDescription, DevCon, [490], [], OddTexts.Script, "Script element and event attributes"),
        new(MarkupInDescription, DevCon, [136], [], OddTexts.Table, "Heading, table, wrongly nested elements"),

        new(OrderToAssistant, DevCon, [450], [], OddTexts.PlainOrder, "In plain sight, in an abstract"),
        new(OrderToAssistant, DevCon, [512], [], OddTexts.CommentOrder, "In an HTML comment"),
        new(OrderToAssistant, DevCon, [640], [], OddTexts.HiddenOrder, "In a hidden element"),
        new(OrderToAssistant, DevCon, [778], [], OddTexts.InvisibleOrder, "With zero-width and direction characters"),
        new(OrderToAssistant, DevCon, [137], [], OddTexts.ToolOrder, "As a forged message, in an accepted session"),
        new(OrderToAssistant, DevCon, [], [66], OddTexts.BiographyOrder, "In a speaker's biography"),
        new(OrderToAssistant, PublishingForum, [110], [], OddTexts.GermanOrder, "In another language"),

        new(ClockChange, DevCon, [33], [], null, "20:00 to 05:00 by the clock, eight hours in truth"),

        new(DeletedDouble, DevCon, [6], [], null, "Its double was deleted; must not count as overlap or double title"),
        new(DeletedDouble, PublishingForum, [6], [], null, "Its double was deleted; must not count as overlap or double title"),

        .. NotableNames.All.Select((name, index) =>
            new PlantedOddity(NotableName, DevCon, [], [NotableNames.ContactNumber(index)], null, $"{name.First} {name.Last}")),
    ];
}
