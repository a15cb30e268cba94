using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Storage.Audit;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

[OnBothStores]
public sealed class AuditVerifyCommandTests : IDisposable
{
    private const string Force = "DROP TRIGGER IF EXISTS TR_AuditEntries_AppendOnly;";

    private readonly KeptChanges _kept = new();

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_whole_trail_ends_with_0_and_says_what_that_does_not_prove()
    {
        await FillAsync(3);

        var (code, output) = await VerifyAsync("");

        code.ShouldBe(0);
        output.ShouldStartWith("The audit trail is whole: entries 1 to 3 are as they were written, and none is missing.\n");
        output.ShouldContain("whoever has the database and the keys beside it can write all of it anew");
        output.ShouldContain("audit follow");
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET At = 5 WHERE Sequence = 2", 2, "altered", "Entry 2 was altered.")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 1", 1, "missing", "Entry 1 is missing")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3", 3, "cut", "cut off at the end: entry 3")]
    [InlineData("UPDATE AuditEntries SET Sequence = Sequence + 10 WHERE Sequence = 1", 1, "reordered", "Entry 1 is not in its place")]
    [InlineData("INSERT INTO AuditEntries (At, Connection, Entry) VALUES (0, 'a', '{}')", 4, "inserted", "At entry 4 an entry was inserted")]
    [InlineData("UPDATE AuditChains SET HeadSequence = 2", 1, "anchor", "The anchor was altered")]
    public async Task A_broken_trail_ends_with_1_and_names_the_first_place_and_what_was_done(string tampering, int sequence, string kind, string sentence)
    {
        await FillAsync(3);
        await _kept.TamperAsync(Force + tampering);

        var (code, output) = await VerifyAsync("");
        var (jsonCode, json) = await VerifyAsync("--json");

        (code, jsonCode).ShouldBe((1, 1));
        output.ShouldStartWith("The audit trail is not whole. ");
        output.ShouldContain(sentence);
        using var read = JsonDocument.Parse(json);
        read.RootElement.GetProperty("verdict").GetString().ShouldBe("broken");
        read.RootElement.GetProperty("broken").GetProperty("sequence").GetInt64().ShouldBe(sequence);
        read.RootElement.GetProperty("broken").GetProperty("kind").GetString().ShouldBe(kind);
        read.RootElement.GetProperty("cannotProve").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    [OnSqliteAlone]
    public async Task What_cannot_be_told_ends_with_2()
    {
        (await VerifyAsync("")).ShouldSatisfyAllConditions(
            result => result.Code.ShouldBe(2),
            result => result.Output.ShouldStartWith("Nothing could be verified: there is no chain yet."));

        await FillAsync(1);
        foreach (var key in Directory.GetFiles(_kept.Directory.Keys.FullName))
            File.Delete(key);

        var (code, output) = await VerifyAsync("");
        code.ShouldBe(2);
        output.ShouldStartWith("Nothing could be verified: the key of the chain cannot be opened.");
        output.ShouldNotContain("was altered");
    }

    [Fact]
    public async Task An_export_that_the_trail_agrees_with_is_compared_line_by_line()
    {
        await FillAsync(2);
        var export = await RunAsync("export");
        _kept.Time.Advance(TimeSpan.FromDays(91));
        await ChainedTrail.AppendAsync(_kept.Open(), 9, _kept.Time.GetUtcNow());
        await _kept.Open().GetRequiredService<ChangePruning>().PruneAsync(default);
        export += await RunAsync("export") + """{"at":"2026-01-01T00:00:00Z","connection":"of before"}""";

        var (code, output) = await VerifyAsync("--against -", export);

        code.ShouldBe(0, output);
        output.ShouldContain("The export: 1 lines compared, 2 of entries forgotten since, 1 of before there was a chain.");
        var (_, json) = await VerifyAsync("--against - --json", export);
        JsonDocument.Parse(json).RootElement.GetProperty("against").GetRawText().ShouldContain("\"compared\": 1");
    }

    [Theory]
    [InlineData("", 1, "another than the one that was exported")]
    [InlineData("0", 1, "entry 1 was made, and is gone with all after it")]
    [InlineData("1", 1, "another than the one that was exported")]
    public async Task A_trail_that_was_written_anew_with_a_key_is_whole_and_yet_another_than_the_export(string anew, int place, string sentence)
    {
        await FillAsync(3);
        var file = Path.Combine(_kept.Data, "export.jsonl");
        await File.WriteAllTextAsync(file, await RunAsync("export"));
        await _kept.TamperAsync("DELETE FROM AuditEntries; DELETE FROM AuditChains;");
        for (var number = 1; number <= (anew.Length == 0 ? 3 : int.Parse(anew)); number++)
            await ChainedTrail.AppendAsync(_kept.Open(), number, SampleChange.Noon);

        var (code, output) = await VerifyAsync($"--against {file}");

        code.ShouldBe(1);
        output.ShouldContain(sentence, customMessage: $"at {place}");
    }

    // Beside its link, which is that of the entry.
    [Theory]
    [InlineData("\"tool\":\"tool_2\"", "\"tool\":\"tool_9\"")]
    [InlineData("\"tool\":\"tool_2\"", "\"tool\":\"tool_2\",\"outcome\":\"ok\"")]
    [InlineData("\"tool\":\"tool_2\",", "")]
    public async Task A_line_that_is_not_what_was_printed_is_named(string printed, string altered)
    {
        await FillAsync(3);
        var export = await RunAsync("export");
        export.ShouldContain(printed);

        var (code, output) = await VerifyAsync("--against -", "\n" + export.Replace(printed, altered, StringComparison.Ordinal));
        var (_, json) = await VerifyAsync("--against - --json", export.Replace(printed, altered, StringComparison.Ordinal));

        code.ShouldBe(1, output);
        output.ShouldStartWith("The export is not what the trail holds, which is whole by itself. Line 3 of the export is not entry 2 as it was printed: it was altered after.\n");
        var broken = JsonDocument.Parse(json).RootElement.GetProperty("broken");
        (broken.GetProperty("kind").GetString(), broken.GetProperty("line").GetInt32(), broken.GetProperty("sequence").GetInt64()).ShouldBe(("export", 2, 2));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Connection = Connection WHERE Sequence = 1", "{\"at\":\"NOW\",\"connection\":\"added\",\"action\":\"call\",\"tool\":\"t\"}", 1)]
    [InlineData("INSERT INTO AuditEntries (Number, At, Connection, Entry) VALUES (0, AT, 'old', 'LINE')", "LINE", 0)]
    [InlineData("INSERT INTO AuditEntries (Number, At, Connection, Entry) VALUES (0, AT, 'old', 'LINE')", "{\"at\":\"NOW\",\"connection\":\"old\",\"action\":\"call\",\"tool\":\"u\"}", 1)]
    [InlineData("INSERT INTO AuditEntries (Number, At, Connection, Entry) VALUES (0, AT, 'old', '{no JSON')", "LINE", 1)]
    public async Task A_line_without_a_sequence_is_looked_for_among_the_entries_that_have_none(string kept, string added, int code)
    {
        await FillAsync(3);
        var line = $"{{\"at\":\"{SampleChange.Noon:O}\",\"connection\":\"old\",\"action\":\"call\",\"tool\":\"t\"}}";
        // An entry of before the chain has a lower number than those that are in it.
        await _kept.TamperAsync(Force + kept.Replace("LINE", line, StringComparison.Ordinal).Replace("AT,", $"{SampleChange.Noon.ToUnixTimeMilliseconds()},", StringComparison.Ordinal));
        var export = await RunAsync("export");

        var result = await VerifyAsync("--against -", string.Join('\n', export.Split('\n').Where(one => one.Contains("\"sequence\""))) + "\n"
            + added.Replace("LINE", line, StringComparison.Ordinal).Replace("NOW", $"{SampleChange.Noon:O}", StringComparison.Ordinal));

        result.Code.ShouldBe(code, result.Output);
        if (code == 0)
            result.Output.ShouldContain("The export: 3 lines compared, 0 of entries forgotten since, 1 of before there was a chain.");
        else
            result.Output.ShouldContain("Line 4 of the export has no sequence, and is none of the entries of before there was a chain: it was added or altered, or the entry was deleted.");
    }

    [Fact]
    public async Task What_a_collector_added_and_how_it_spaced_a_line_does_not_matter()
    {
        await FillAsync(2);
        var export = string.Join('\n', (await RunAsync("export")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => "{ \"host\" : \"a\", " + line[1..].Replace("\":", "\": ", StringComparison.Ordinal)));

        (await VerifyAsync("--against -", export)).ShouldSatisfyAllConditions(
            result => result.Code.ShouldBe(0, result.Output),
            result => result.Output.ShouldContain("The export: 2 lines compared"));
    }

    [Fact]
    public async Task An_end_that_was_put_back_to_an_earlier_copy_is_seen_by_an_export_alone()
    {
        await FillAsync(2);
        await _kept.TamperAsync("CREATE TABLE Copy AS SELECT * FROM AuditChains");
        await FillAsync(1);
        var export = await RunAsync("export");
        await _kept.TamperAsync("DELETE FROM AuditEntries WHERE Sequence = 3; DELETE FROM AuditChains; INSERT INTO AuditChains SELECT * FROM Copy");

        (await VerifyAsync("")).Code.ShouldBe(0);
        (await VerifyAsync("--against -", export)).ShouldSatisfyAllConditions(
            result => result.Code.ShouldBe(1),
            result => result.Output.ShouldContain("entry 3 was made, and is gone"));
    }

    [Theory]
    [InlineData("", "The export holds no entry with a sequence")]
    [InlineData("{\"at\":\"2026-01-01T00:00:00Z\"}", "The export holds no entry with a sequence")]
    [InlineData("\n\nnothing of ours", "Line 3 of the export is no line of audit export or audit follow.")]
    [InlineData("[]", "Line 1 of the export is no line")]
    [InlineData("{\"at\":\"2026-01-01T00:00:00Z\",\"sequence\":\"one\"}", "Line 1 of the export is no line")]
    [InlineData("{\"at\":\"2026-01-01T00:00:00Z\",\"sequence\":1,\"tool\":\"a\",\"tool\":\"b\"}", "Line 1 of the export is no line")]
    [InlineData("{\"at\":7,\"sequence\":1}", "Line 1 of the export is no line")]
    [OnSqliteAlone]
    public async Task What_is_no_export_is_refused(string text, string sentence)
    {
        await FillAsync(1);

        var (code, output) = await VerifyAsync("--against -", text);

        code.ShouldBe(2);
        output.ShouldStartWith(sentence);
    }

    [Fact]
    [OnSqliteAlone]
    public async Task A_file_that_is_not_there_is_named() =>
        (await VerifyAsync("--against nowhere.jsonl")).ShouldBe((2, "--against is 'nowhere.jsonl'. That file cannot be read. Give what audit export printed, or - for standard input.\n"));

    [Fact]
    public async Task An_exported_line_carries_its_place_and_its_link_and_else_what_is_kept()
    {
        await FillAsync(2);

        var lines = (await RunAsync("export")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        lines.Select(line => line.GetProperty("sequence").GetInt64()).ShouldBe([1, 2]);
        lines.ShouldAllBe(line => line.GetProperty("link").GetString()!.Length == 43 && line.GetProperty("action").GetString() == "call");
    }

    private async Task FillAsync(int count)
    {
        var process = _kept.Open();
        await StorageServices.MigrateAsync(process, default);
        for (var number = 1; number <= count; number++)
            await ChainedTrail.AppendAsync(process, number, SampleChange.Noon);
    }

    private async Task<string> RunAsync(string command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        (await RootCommands.Create().Parse($"audit {command} {TestStore.OptionsOf(_kept.Data)}").InvokeAsync(new InvocationConfiguration { Output = output })).ShouldBe(0);
        return output.ToString();
    }

    private async Task<(int Code, string Output)> VerifyAsync(string options, string input = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        var command = new RootCommand { AuditVerifyCommand.Create(_kept.Time, () => new StringReader(input)) };
        var code = await command.Parse($"verify {TestStore.OptionsOf(_kept.Data)} {options}").InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (code, output.ToString());
    }
}
