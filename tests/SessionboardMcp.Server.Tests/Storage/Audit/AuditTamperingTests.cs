using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Audit;

/// <summary>Whoever has the database, but not the keys, does what they like: it is seen, and said what and where.</summary>
[OnBothStores]
public sealed class AuditTamperingTests(ChainedTrail trail) : IClassFixture<ChainedTrail>
{
    // All that an entry says, without its number and its place.
    private const string Contents = "At, Connection, Entry, Link";

    [Fact]
    public async Task What_nobody_touched_is_whole()
    {
        var report = await trail.VerifyAsync();

        report.Verdict.ShouldBe(AuditVerdict.Whole);
        (report.Forgotten, report.Verified, report.Head, report.NotCovered).ShouldBe((4, 6, 10, 0));
    }

    [Theory]
    [InlineData("At = At + 1")]
    [InlineData("Connection = 'other'")]
    [InlineData("Connection = Connection || ' '")]
    [InlineData("Connection = ''")]
    [InlineData("Entry = replace(Entry, 'tool_', 'tool-')")]
    [InlineData("Entry = Entry || ' '")]
    [InlineData("Entry = ''")]
    [InlineData("Connection = Connection || substr(Entry, 1, 1), Entry = substr(Entry, 2)")]
    [InlineData("Link = 'AAAA'")]
    [InlineData("Link = NULL")]
    [InlineData("Link = Link || '='")]
    [InlineData("Sequence = NULL")]
    public async Task An_altered_entry_is_named_whatever_of_it_was_altered(string set)
    {
        foreach (var place in new[] { 5, 7, 10 })
            await BrokenAsync(place, AuditBreakKind.Altered, $"UPDATE AuditEntries SET {set} WHERE Sequence = {place}");
    }

    [Theory]
    [InlineData("Sequence = 5", 5, nameof(AuditBreakKind.Missing))]
    [InlineData("Sequence = 7", 7, nameof(AuditBreakKind.Missing))]
    [InlineData("Sequence = 10", 10, nameof(AuditBreakKind.Cut))]
    [InlineData("Sequence BETWEEN 6 AND 8", 6, nameof(AuditBreakKind.Missing))]
    [InlineData("Sequence > 6", 7, nameof(AuditBreakKind.Cut))]
    [InlineData("Sequence IN (6, 9)", 6, nameof(AuditBreakKind.Missing))]
    [InlineData("1 = 1", 5, nameof(AuditBreakKind.Cut))]
    public Task A_deleted_entry_is_named(string which, long place, string kind) => BrokenAsync(place, Enum.Parse<AuditBreakKind>(kind), $"DELETE FROM AuditEntries WHERE {which}");

    [Theory]
    [InlineData(5, 1)]
    [InlineData(7, 1)]
    [InlineData(6, 2)]
    public Task A_deleted_entry_is_named_where_those_after_it_were_moved_up(int place, int count) => BrokenAsync(
        place,
        AuditBreakKind.Missing,
        $"DELETE FROM AuditEntries WHERE Sequence >= {place} AND Sequence < {place + count}",
        $"UPDATE AuditEntries SET Sequence = Sequence - {count} WHERE Sequence >= {place + count}");

    [Theory]
    [InlineData(5, 6)]
    [InlineData(6, 7)]
    [InlineData(9, 10)]
    [InlineData(5, 10)]
    [InlineData(6, 9)]
    public async Task Exchanged_entries_are_named_whatever_of_them_was_exchanged(int one, int other)
    {
        await BrokenAsync(one, AuditBreakKind.Reordered, $"UPDATE AuditEntries SET Sequence = {one} + {other} - Sequence WHERE Sequence IN ({one}, {other})");
        await BrokenAsync(
            one,
            AuditBreakKind.Reordered,
            "CREATE TABLE Copy AS SELECT * FROM AuditEntries",
            $"UPDATE AuditEntries SET ({Contents}) = (SELECT {Contents} FROM Copy AS other WHERE other.Sequence = {one} + {other} - AuditEntries.Sequence) WHERE Sequence IN ({one}, {other})");
        // The order in which they are exported, alone.
        var reordered = await trail.VerifyAsync(
            $"UPDATE AuditEntries SET Number = -Number WHERE Sequence IN ({one}, {other})",
            $"UPDATE AuditEntries SET Number = {one} + {other} + Number WHERE Sequence IN ({one}, {other})");
        reordered.Break.ShouldNotBeNull().Kind.ShouldBe(AuditBreakKind.Reordered);
        reordered.Break.Sequence.ShouldBeInRange(one, other);
    }

    [Theory]
    [InlineData(6, "Sequence")]
    [InlineData(6, "NULL")]
    [InlineData(7, "12")]
    [InlineData(7, "11")]
    [InlineData(8, "3")]
    [InlineData(8, "-1")]
    public async Task An_inserted_entry_is_named_wherever_it_claims_to_be(int copied, string sequence)
    {
        var report = await trail.VerifyAsync($"INSERT INTO AuditEntries ({Contents}, Sequence) SELECT {Contents}, {sequence} FROM AuditEntries WHERE Sequence = {copied}");

        report.Verdict.ShouldBe(AuditVerdict.Broken);
        report.Break.ShouldNotBeNull().Kind.ShouldBe(AuditBreakKind.Inserted);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    public Task An_inserted_entry_is_named_where_those_after_it_were_moved_on(int place) => BrokenAsync(
        place,
        AuditBreakKind.Inserted,
        $"UPDATE AuditEntries SET Sequence = Sequence + 1, Number = Number + 1000 WHERE Sequence >= {place}",
        $"INSERT INTO AuditEntries (Number, At, Connection, Entry, Sequence, Link) SELECT 500, At, Connection, '{{{{}}}}', {place}, Link FROM AuditEntries WHERE Sequence = {place + 1}");

    [Theory]
    [InlineData("Unlinked = 100")]
    [InlineData("Start = 4")]
    [InlineData("AnchorSequence = 5")]
    [InlineData("AnchorSequence = 5, AnchorLink = (SELECT Link FROM AuditEntries WHERE Sequence = 5)")]
    [InlineData("AnchorLink = ''")]
    [InlineData("HeadSequence = 9")]
    [InlineData("HeadSequence = 9, HeadLink = (SELECT Link FROM AuditEntries WHERE Sequence = 9)")]
    [InlineData("HeadLink = 'AAAA'")]
    [InlineData("Seal = ''")]
    [InlineData("Seal = Seal || '='")]
    [InlineData("Id = 2")]
    public async Task Altered_ends_are_named(string set)
    {
        var report = await trail.VerifyAsync($"UPDATE AuditChains SET {set}");

        report.Verdict.ShouldBe(AuditVerdict.Broken);
        report.Break.ShouldNotBeNull().Kind.ShouldBe(AuditBreakKind.Anchor);
    }

    [Fact]
    public async Task Deleted_ends_are_named() => (await trail.VerifyAsync("DELETE FROM AuditChains")).Break.ShouldBe(new AuditBreak(5, AuditBreakKind.Anchor));

    [Fact]
    public async Task A_key_that_cannot_be_opened_is_not_called_tampering() =>
        (await trail.VerifyAsync("UPDATE AuditChains SET ProtectedKey = 'of another ring'")).Verdict.ShouldBe(AuditVerdict.KeyLost);

    [Fact]
    public async Task Whatever_is_done_at_random_is_seen()
    {
        // Always the same: whoever sees it fail sees it again.
        var random = new Random(20261129);
        string[] sets = ["At = At - 1", "Connection = 'x'", "Entry = '{{}}'", "Link = 'x'", "Link = NULL", "Sequence = NULL", "Sequence = Sequence + 100", "Sequence = Sequence - 7", "Number = 1000 - Number"];
        for (var round = 0; round < 60; round++)
        {
            var (one, other) = (random.Next(5, 11), random.Next(5, 11));
            List<string> tampering = [];
            for (var step = random.Next(1, 4); step > 0; step--)
            {
                tampering.Add(random.Next(3) switch
                {
                    0 => $"UPDATE AuditEntries SET {sets[random.Next(sets.Length)]} WHERE Sequence BETWEEN {Math.Min(one, other)} AND 10",
                    1 => $"DELETE FROM AuditEntries WHERE Sequence = {one}",
                    _ => $"INSERT INTO AuditEntries ({Contents}, Sequence) SELECT {Contents}, {other} FROM AuditEntries WHERE Sequence = 5",
                });
            }

            // To turn the order of one entry is to do nothing.
            if (tampering.TrueForAll(sql => sql.Contains("Number =", StringComparison.Ordinal)) && (Math.Min(one, other) == 10 || tampering.Count == 2))
                continue;
            (await trail.VerifyAsync([.. tampering])).Verdict.ShouldBe(AuditVerdict.Broken, string.Join("; ", tampering));
        }
    }

    private async Task BrokenAsync(long place, AuditBreakKind kind, params string[] tampering)
    {
        var report = await trail.VerifyAsync(tampering);

        report.Verdict.ShouldBe(AuditVerdict.Broken);
        report.Break.ShouldBe(new AuditBreak(place, kind));
        report.Verified.ShouldBe(place - 5);
    }
}
