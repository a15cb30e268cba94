using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>A change that every connection made before a test began: the capacity of a session, which is as it is said to have become.</summary>
internal static class SampledChange
{
    public const string Id = "sampled-change";

    private static readonly Lazy<Event> Seeded = new(() => SharedSeed.Organization.Events.First(seeded => seeded.Id == SeededEvents.PublishingForum));

    /// <summary>As the connection made it.</summary>
    public static ChangeSet Of(string connection)
    {
        var @event = Seeded.Value;
        var session = @event.Sessions.First(one => one is { Capacity: not null, DeletedAt: null, ParentId: null, ComposedInto: null });
        var at = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        return new ChangeSet
        {
            Id = Id,
            Connection = connection,
            Tool = "update_session",
            Fingerprint = Id,
            EventId = @event.Id,
            EventName = @event.Name,
            TimeZone = @event.TimeZone,
            Summary = "Change capacity of a session.",
            CreatedAt = at,
            ExpiresAt = at.AddDays(1),
            State = ChangeState.Applied,
            DecidedBy = Deciders.Page,
            DecidedAt = at,
            SentAt = at,
            Records =
            [
                new RecordChange
                {
                    Kind = RecordKind.Session,
                    Action = RecordAction.Update,
                    Id = session.Id.ToString(),
                    Name = session.Title,
                    Outcome = RecordOutcome.Changed,
                    WrittenAt = session.UpdatedAt,
                    Fields =
                    [
                        new FieldChange
                        {
                            Field = "capacity",
                            Label = "capacity",
                            Before = JsonSerializer.SerializeToElement(7),
                            After = JsonSerializer.SerializeToElement(session.Capacity!.Value),
                            ShownBefore = "7",
                            ShownAfter = $"{session.Capacity}",
                        },
                    ],
                },
            ],
        };
    }
}
