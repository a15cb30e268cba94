using System.Text.Json;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Changes;

/// <summary>Change sets as a pipeline would make them.</summary>
internal static class SampleChange
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A change that renames a track.</summary>
    /// <param name="call">What tells the call from others.</param>
    /// <param name="connection">Whose it is.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="at">When it was planned.</param>
    public static ChangeSet Of(string call, string connection = "one", ChangeState state = ChangeState.Waiting, DateTimeOffset? at = null) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Connection = connection,
        Client = "An assistant",
        Tool = "update_event_setting",
        Fingerprint = call,
        EventId = 1001,
        EventName = "Publishing Forum",
        TimeZone = "Europe/Berlin",
        Summary = $"Rename the track {call}.",
        Records =
        [
            new RecordChange
            {
                Kind = RecordKind.Track,
                Action = RecordAction.Update,
                Id = "17",
                Name = "Secret <name> \u2028 Ü",
                BaseUpdatedAt = Noon.AddTicks(1_234_567),
                Fields =
                [
                    new FieldChange
                    {
                        Field = "name",
                        Label = "name",
                        Before = JsonSerializer.SerializeToElement("Before \"A\" <b> é"),
                        After = JsonSerializer.SerializeToElement(1.50m),
                        ShownBefore = "Before",
                        ShownAfter = "After",
                    },
                ],
                Conflicts = ["Room 2A is taken."],
            },
        ],
        Effects = ["Speakers will see it."],
        Reasons = ["The public sees it."],
        CreatedAt = at ?? Noon,
        ExpiresAt = (at ?? Noon).AddHours(24),
        State = state,
    };
}
