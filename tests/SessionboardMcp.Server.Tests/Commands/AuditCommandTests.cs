using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Tests.Storage.Changes;

namespace SessionboardMcp.Server.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly KeptChanges _kept = new();

    public void Dispose() => _kept.Dispose();

    [Theory]
    [InlineData("", "one two three")]
    [InlineData("--since 2026-11-25", "two three")]
    [InlineData("--since 2026-11-25T12:00:00Z", "two three")]
    [InlineData("--since 2026-11-25T13:00:01+01:00", "three")]
    [InlineData("--until 2026-11-25T12:00:00Z", "one")]
    [InlineData("--since 2026-11-25 --until 2026-11-26", "two")]
    [InlineData("--connection b", "three")]
    public async Task Export_prints_lines_of_json_of_what_is_asked_for(string options, string expected)
    {
        await FillAsync();
        using var output = new StringWriter();

        (await RunAsync($"audit export --data {_kept.Data} {options}", output, default)).ShouldBe(0);

        output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry)!.Tool)
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("--since 2026-11-26 --until 2026-11-25", 2, "--since is not before --until, so that no entry is between. Give an earlier --since.")]
    [InlineData("--since 2026-11-25 --until 2026-11-25T00:00:00Z", 2, "--since is not before --until, so that no entry is between. Give an earlier --since.")]
    [InlineData("--connection nobody", 2, "--connection is 'nobody'. There is no such connection, and no entry of one. The ids are those of 'connections list'.")]
    [InlineData("--connection nobody=secret", 2, "--connection is 'nobody'. There is no such connection")]
    [InlineData("--since 2026-11-27", 0, "No entry is kept of what was asked for.")]
    [InlineData("--connection a --since 2026-11-26", 0, "No entry is kept of what was asked for.")]
    public async Task Export_of_nothing_says_why_and_prints_nothing(string options, int expected, string sentence)
    {
        await FillAsync();
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await RootCommands.Create().Parse($"audit export --data {_kept.Data} {options}").InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, default);

        (code, output.ToString()).ShouldBe((expected, ""));
        error.ToString().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task Follow_prints_what_comes_and_ends_well_when_it_is_stopped()
    {
        await FillAsync();
        using var stop = new CancellationTokenSource();
        using var output = new StoppingWriter(lines: 2, stop);

        (await RunAsync($"audit follow --data {_kept.Data} --since 2026-11-25", output, stop.Token)).ShouldBe(0);

        output.ToString().ShouldContain("\"tool\":\"two\"");
        output.ToString().ShouldNotContain("\"tool\":\"one\"");
    }

    private async Task FillAsync()
    {
        var trail = _kept.Open().GetRequiredService<IAuditTrail>();
        foreach (var (tool, day, connection) in (IEnumerable<(string, int, string)>)[("one", 0, "a"), ("two", 1, "a"), ("three", 2, "b")])
            await trail.AppendAsync(new() { At = SampleChange.Noon.AddDays(day), Connection = connection, Action = "call", Tool = tool }, default);
    }

    private static async Task<int> RunAsync(string line, TextWriter output, CancellationToken cancellationToken)
    {
        using var error = new StringWriter();
        var code = await RootCommands.Create().Parse(line).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        error.ToString().ShouldBeEmpty();
        return code;
    }

    /// <summary>Presses Ctrl+C after some lines.</summary>
    private sealed class StoppingWriter(int lines, CancellationTokenSource stop) : StringWriter
    {
        private int _left = lines;

        public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            if (--_left == 0)
                stop.Cancel();
            return base.WriteLineAsync(buffer, CancellationToken.None);
        }
    }
}
