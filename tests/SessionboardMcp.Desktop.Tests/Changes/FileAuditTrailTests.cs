using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Tests.Changes;

public sealed class FileAuditTrailTests : IDisposable
{
    private readonly ChangePlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Every_call_of_every_process_is_a_line()
    {
        IAuditTrail[] processes = [_place.Trail(), _place.Trail()];

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => processes[number % 2].AppendAsync(Entry($"tool_{number}"), default))));

        var file = Directory.GetFiles(_place.Audit, "*.jsonl").ShouldHaveSingleItem();
        (await ReadAsync(file)).Select(entry => entry.Tool).ShouldBe(Enumerable.Range(0, 20).Select(number => $"tool_{number}"), ignoreOrder: true);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(PrivateFiles.OwnFile);
    }

    [Fact]
    public async Task Half_a_line_of_a_process_that_died_spoils_no_other()
    {
        var time = new FakeTimeProvider(SampleChange.Noon);
        await _place.Trail(time).AppendAsync(Entry("one"), default);
        var file = Directory.GetFiles(_place.Audit, "*.jsonl").Single();
        await File.AppendAllTextAsync(file, "{\"at\":\"20");

        await _place.Trail(time).AppendAsync(Entry("two"), default);

        var lines = await File.ReadAllLinesAsync(file);
        lines.Length.ShouldBe(3);
        JsonSerializer.Deserialize(lines[2], AuditJson.Default.AuditEntry)!.Tool.ShouldBe("two");
    }

    [Fact]
    public async Task A_day_is_kept_for_90_days_and_nothing_else_is_touched()
    {
        var time = new FakeTimeProvider(SampleChange.Noon);
        await _place.Trail(time).AppendAsync(Entry("one"), default);
        await File.WriteAllTextAsync(Path.Combine(_place.Audit, "notes.jsonl"), "a person's");
        time.Advance(TimeSpan.FromDays(90));
        await _place.Trail(time).AppendAsync(Entry("two"), default);
        Directory.GetFiles(_place.Audit, "2*.jsonl").Length.ShouldBe(2);

        time.Advance(TimeSpan.FromDays(1));
        await _place.Trail(time).AppendAsync(Entry("three"), default);

        Directory.GetFiles(_place.Audit, "*.jsonl").Select(Path.GetFileName).ShouldBe(["2027-02-22.jsonl", "2027-02-23.jsonl", "notes.jsonl"], ignoreOrder: true);
    }

    internal static AuditEntry Entry(string tool) => new() { At = SampleChange.Noon, Connection = "one", Action = "call", Tool = tool, Arguments = ["event_id"] };

    private static async Task<IReadOnlyList<AuditEntry>> ReadAsync(string file) =>
        [.. (await File.ReadAllLinesAsync(file)).Select(line => JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry)!)];
}
