using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Changes;

/// <summary>A process is killed at each step of sending, and another goes on with the same database: nothing is sent twice, and what is told is true.</summary>
[OnBothStores]
public sealed class KilledWhileSendingTests : IDisposable
{
    private const int Never = int.MaxValue;
    private const int Event = SeededEvents.PublishingForum;

    private static readonly string[] Names = ["Killed one", "Killed two"];

    private readonly KeptChanges _kept = new();

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, 21)];

    public void Dispose() => _kept.Dispose();

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task At_each_step(int step)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _kept.Time });
        var first = new DyingProcess(_kept, sandbox, step);
        var change = await first.Kept.AddAsync(TwoTracks(), default);
        var shown = ChangeDecision.HashOf(change);
        await Record.ExceptionAsync(() => first.Decision.ApproveAsync("one", change.Id, shown, first.Client, default));

        var next = new DyingProcess(_kept, sandbox, Never);
        // While the first may still live, nobody says more than is known.
        var meanwhile = (await next.Reader.FindAsync("one", change.Id, next.Client, default))!;
        _kept.Time.Advance(TimeSpan.FromMinutes(5));
        var told = (await next.Reader.FindAsync("one", change.Id, next.Client, default))!;
        var tracks = (await next.Client.Settings.ListAsync(Event, SettingKind.Tracks)).Select(track => track.Name).ToList();

        foreach (var (name, record) in Names.Zip(told.Records))
        {
            var there = tracks.Count(track => track == name);
            there.ShouldBeLessThanOrEqualTo(1);
            if (record.IsWritten)
                there.ShouldBe(1, $"{name} is told to be written");
            if (record.Outcome is RecordOutcome.NotSent or RecordOutcome.Refused)
                there.ShouldBe(0, $"{name} is told not to be written");
        }

        if (told.State == ChangeState.Waiting)
        {
            // Killed before the decision was on the disk: nothing was sent, and a person may decide again.
            first.Sent.ShouldBe(0);
            return;
        }

        meanwhile.State.ShouldNotBe(ChangeState.Waiting);
        told.State.ShouldBe(told.StateOfRecords());
        (await next.Decision.ApproveAsync("one", change.Id, shown, next.Client, default)).WasDecided.ShouldBeFalse();
        (await next.Decision.ApproveAsync("one", change.Id, ChangeDecision.HashOf(told), next.Client, default)).WasDecided.ShouldBeFalse();
        next.Sent.ShouldBe(0, "what another process may have sent is not sent again");
        (await next.Kept.FindAsync("one", change.Id, default))!.State.ShouldBe(told.State);
    }

    // So that the steps above are all of them.
    [Fact]
    public async Task The_last_step_is_the_last()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _kept.Time });
        var process = new DyingProcess(_kept, sandbox, Steps.Count);
        var change = await process.Kept.AddAsync(TwoTracks(), default);

        (await Record.ExceptionAsync(() => process.Decision.ApproveAsync("one", change.Id, ChangeDecision.HashOf(change), process.Client, default)))
            .ShouldBeNull();

        process.Sent.ShouldBe(2);
        await using var database = await _kept.Open().GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        (await database.AuditEntries.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_trail_that_cannot_be_written_sends_nothing()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _kept.Time });
        var process = new DyingProcess(_kept, sandbox, Never);
        var change = await process.Kept.AddAsync(TwoTracks(), default);
        await _kept.TamperAsync("ALTER TABLE AuditEntries RENAME TO Elsewhere");

        await Should.ThrowAsync<StoreUnavailableException>(() => process.Decision.ApproveAsync("one", change.Id, ChangeDecision.HashOf(change), process.Client, default));

        process.Sent.ShouldBe(0);
        _kept.Time.Advance(TimeSpan.FromMinutes(5));
        var told = (await process.Reader.FindAsync("one", change.Id, process.Client, default))!;
        told.State.ShouldBe(ChangeState.Refused);
        told.Records.ShouldAllBe(record => record.Outcome == RecordOutcome.NotSent);
    }

    private static ChangeSet TwoTracks() => SampleChange.Of("two tracks") with
    {
        Tool = "create_event_setting",
        EventId = Event,
        Records =
        [
            .. Names.Select(name => new RecordChange
            {
                Kind = RecordKind.Track,
                Action = RecordAction.Create,
                Name = name,
                Fields = [new FieldChange { Field = "name", Label = "name", After = JsonSerializer.SerializeToElement(name), ShownBefore = "", ShownAfter = name }],
            }),
        ],
    };
}
