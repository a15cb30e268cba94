using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Changes;

[OnBothStores]
public sealed class AuditReaderTests : IDisposable
{
    private readonly KeptChanges _kept = new();

    public void Dispose() => _kept.Dispose();

    // With one store only, as a thousand appends take their time.
    [Fact, OnSqliteAlone]
    public async Task All_is_read_in_its_order_over_many_pages()
    {
        var process = _kept.Open();
        var trail = process.GetRequiredService<IAuditTrail>();
        for (var number = 0; number < 1_001; number++)
            await trail.AppendAsync(Entry($"{number}"), default);

        var read = await process.GetRequiredService<AuditReader>().ReadAsync(new AuditFilter(null, null, null), default).Select(entry => entry.Entry).ToListAsync();

        read.Count.ShouldBe(1_001);
        read[^1].ShouldContain("\"tool\":\"1000\"");
        read.ShouldAllBe(line => !line.Contains('\n'));
    }

    [Fact]
    public async Task What_is_appended_by_another_process_is_followed_and_nothing_before_it()
    {
        var process = _kept.Open();
        await process.GetRequiredService<IAuditTrail>().AppendAsync(Entry("before"), default);
        await using var following = process.GetRequiredService<AuditReader>().FollowAsync(new AuditFilter(null, null, "one"), default).GetAsyncEnumerator();
        var next = following.MoveNextAsync().AsTask();
        next.IsCompleted.ShouldBeFalse();

        var other = _kept.Open().GetRequiredService<IAuditTrail>();
        await other.AppendAsync(Entry("foreign") with { Connection = "two" }, default);
        await other.AppendAsync(Entry("own"), default);
        await other.AppendAsync(Entry("next"), default);
        _kept.Time.Advance(TimeSpan.FromSeconds(1));

        (await next.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
        following.Current.Entry.ShouldContain("own");
        (await following.MoveNextAsync()).ShouldBeTrue();
        following.Current.Entry.ShouldContain("next");
    }

    private static AuditEntry Entry(string tool) => new() { At = SampleChange.Noon, Connection = "one", Action = "call", Tool = tool, Client = "Line\nbreak" };
}
