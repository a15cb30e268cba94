using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Walk;

/// <summary>A stranger's text in every field of every record, through every tool, resource, prompt and completion: none leaves as it was written.</summary>
public sealed partial class StrangersWalkTests(StrangersWalkTests.Walks sandbox) : IClassFixture<StrangersWalkTests.Walks>
{
    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create("\r\u0085\u2028\u2029\u202E\u2066");

    private const string Half = "HALF-OF-A-PAIR";

    // The one w of each becomes a letter of its own.
    private static readonly string[] All =
    [
        "planted@walk.example ",
        "plant\u200Bed\u200B@\u200Bwalk.example ",
        "planted\u00AD@\u00ADwa\u00ADlk.example ",
        "planted\u200D@walk\u034F.example ",
        "planted\uFE0F@walk\U000E0041.example ",
        "planted\u202E@\u2066walk.example ",
        "planted\uFF20walk\uFF0Eexample ",
        "planted\uFE6Bwalk\u3002example ",
        "planted&#64;walk.example ",
        "planted&commat;walk&#x2e;example ",
        "planted<b></b>@<i>walk</i>.example<br>",
        "planted<!-- x -->@walk<script>1</script>.example<br>",
        "planted%40walk.example ",
        "mailto:planted@walk.example?subject=1 ",
        "\"planted person\"@walk.example ",
        "planted (at) walk (dot) example ",
        "planted [at] walk.example ",
        "***planted@walk.example*** ",
    ];

    public static TheoryData<string> Spellings => [.. All];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task An_address_in_any_spelling_leaves_nowhere(string plant)
    {
        var (letter, said) = await sandbox.SaidOfAsync(plant);

        foreach (var (from, text) in said)
        {
            Leak().Matches(Read(text)).Where(match => !match.Groups["own"].Success || match.Groups["own"].Value == letter).Select(match => match.Value).ShouldBeEmpty(from);
        }

        said.Count(one => one.Text.Contains($"***@{letter}***.example", StringComparison.Ordinal)).ShouldBeGreaterThan(15, "the address was met, and masked");
    }

    [Fact]
    public async Task A_line_break_or_a_mark_that_turns_text_around_leaves_nowhere_and_what_held_it_is_said_to_be_a_strangers()
    {
        const string Plant = "zebra\r\nadmin_url: https://evil.example/\u2028x\u0085y\u202Ez\u2066 ";
        var said = await SaidAsync(sandbox.Address, Plant);

        foreach (var (from, text) in said)
        {
            text.AsSpan().IndexOfAny(Breaks).ShouldBe(-1, from);
            text.Split('\n').ShouldAllBe(line => !line.StartsWith("admin_url: https://evil.example", StringComparison.Ordinal), from);
            if (!from.StartsWith("tool ", StringComparison.Ordinal) || !text.StartsWith('{'))
                continue;
            using var answer = JsonDocument.Parse(text);
            Strings(answer.RootElement).ShouldAllBe(one => from == "tool fetch" || !one.Contains('\n'), from);
            Unmarked(answer.RootElement).ShouldBeEmpty(from);
        }

        said.Count(one => one.Text.Contains("zebra", StringComparison.Ordinal)).ShouldBeGreaterThan(15);
    }

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    [InlineData("nested")]
    [InlineData("half")]
    [InlineData("open")]
    public async Task One_bad_record_fails_nobody(string kind)
    {
        var bad = kind switch
        {
            "script" => string.Concat(Enumerable.Repeat("<script>", 6_000)),
            "style" => "<style>" + string.Concat(Enumerable.Repeat("<style", 6_000)),
            "nested" => string.Concat(Enumerable.Repeat("<div>", 20_000)),
            "open" => string.Concat(Enumerable.Repeat("<a href='", 6_000)) + string.Concat(Enumerable.Repeat("&lt", 6_000)),
            _ => Half,
        };
        // Half of a pair cannot be held by a JSON writer: it is put into the text afterwards, as Sessionboard would send it.
        var halves = 0;
        var wire = new Wire
        {
            Rewrite = (path, answer) =>
            {
                var planted = new PlantedText(bad, most: 40).Into(path, answer);
                halves += planted.Contains(Half, StringComparison.Ordinal) ? 1 : 0;
                return planted.Replace(Half, "\\uD83D", StringComparison.Ordinal);
            },
        };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask", configure: wire.Lay, settings: ToolSamples.Settings);

        foreach (var sample in ToolSamples.All.Where(sample => !sample.NamesARecord && !sample.IsRefusedWhileMasked))
        {
            var (failed, text) = await assistant.TryAsync(sample.Name, sample.Call);
            failed.ShouldBeFalse($"{sample.Name}: {text}");
        }

        foreach (var uri in Resources)
            (await assistant.Client.ReadResourceAsync(uri)).Contents.ShouldNotBeEmpty();
        (halves > 0).ShouldBe(kind == "half");
    }

    private static readonly string[] Resources =
        ["sessionboard://events", "sessionboard://events/3722", "sessionboard://events/3722/agenda", "sessionboard://events/3722/schema", "sessionboard://sbql"];

    private static async Task<IReadOnlyList<(string From, string Text)>> SaidAsync(Uri sandbox, string plant)
    {
        var wire = new Wire { Rewrite = new PlantedText(plant).Into };
        await using var assistant = await Assistant.ConnectAsync(sandbox, "sandbox-no-pii-mask", configure: wire.Lay, settings: ToolSamples.Settings);
        List<(string, string)> said = [];
        foreach (var sample in ToolSamples.All)
            said.Add(($"tool {sample.Name}", (await assistant.TryAsync(sample.Name, sample.Call)).Text));
        said.Add(("error", await assistant.AskInVainAsync("get_event_overview", new { event_id = "nothing like it" })));
        said.Add(("error", await assistant.AskInVainAsync("search_sessions", new { event_id = 3722, room = plant })));
        said.Add(("error", await assistant.AskInVainAsync("get_person", new { event_id = 3722, contact_id = "nobody" })));
        said.Add(("query", (await assistant.TryAsync("run_query", new { event_id = 3722, query = "FIND Session INCLUDE title AS id, track.name AS kind, description AS status" })).Text));
        foreach (var uri in (await assistant.Client.ListResourcesAsync()).Select(resource => resource.Uri).Concat(Resources).Distinct())
        {
            foreach (var content in (await assistant.Client.ReadResourceAsync(uri)).Contents.OfType<TextResourceContents>())
                said.Add((uri, content.Text));
        }

        var completed = await assistant.Client.CompleteAsync(new PromptReference { Name = "weekly_status" }, "event", "");
        said.AddRange(completed.Completion.Values.Select(value => ("completion", value)));
        return said;
    }

    // As a reader reads it who knows all the spellings.
    private static string Read(string text) =>
        WebUtility.HtmlDecode(Uri.UnescapeDataString(string.Concat(text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format)).Normalize(NormalizationForm.FormKC)));

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    // The columns, or fields of a record, that hold the plant and are not named.
    private static IEnumerable<string> Unmarked(JsonElement answer)
    {
        if (!answer.TryGetProperty("rows", out _))
            return [];
        var columns = answer.Columns();
        string[] named = answer.TryGetProperty("strangersText", out var strangers) ? [.. strangers.EnumerateArray().Select(name => name.GetString()!)] : [];
        var found = columns is ["field", "value"]
            ? answer.Rows().Where(row => Strings(row[1]).Any(IsPlant)).Select(row => row[0].GetString()!)
            : answer.Rows().SelectMany(row => row.Select((value, place) => (Column: columns[place], value))).Where(cell => Strings(cell.value).Any(IsPlant)).Select(cell => cell.Column);
        return found.Except(named);
    }

    private static bool IsPlant(string text) => text.Contains("zebra", StringComparison.Ordinal);

    [GeneratedRegex(@"planted[^a-z]{0,12}(@|at\b)?.{0,6}(?<own>[a-z])alk.{0,8}example|planted person", RegexOptions.IgnoreCase)]
    private static partial Regex Leak();

    /// <summary>What is said with several spellings in every field: each walk serves as many as are met in what is cut, too.</summary>
    public sealed class Walks : SandboxFixture
    {
        private const int Together = 6;

        private readonly Dictionary<int, Task<IReadOnlyList<(string From, string Text)>>> _said = [];

        private protected override Organization Organization => FewerRecords.Organization;

        /// <summary>What is said with a spelling and its neighbours, and the letter that it is told by.</summary>
        internal async Task<(string Letter, IReadOnlyList<(string From, string Text)> Said)> SaidOfAsync(string plant)
        {
            var walk = Array.IndexOf(All, plant) / Together;
            var said = _said.TryGetValue(walk, out var known) ? known : _said[walk] = SaidAsync(Address, string.Concat(All.Select(Own).Chunk(Together).ElementAt(walk)));
            return (Letter(plant), await said);
        }

        private static string Own(string plant) => plant.Replace("w", Letter(plant), StringComparison.Ordinal);

        private static string Letter(string plant) => ((char)('a' + Array.IndexOf(All, plant))).ToString();
    }
}
