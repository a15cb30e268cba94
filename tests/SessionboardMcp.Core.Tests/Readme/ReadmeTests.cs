using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>What the README shows of answers is what the product answers.</summary>
public sealed class ReadmeTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int ShownCells = 3;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    [Fact]
    public async Task The_first_answer_is_the_one_that_the_command_prints()
    {
        var asked = JsonNode.Parse(ReadmeFile.Command)!["params"]!;
        var question = asked["arguments"]!["question"]!.GetValue<string>();
        var assistant = await sandbox.AssistantAsync();

        var answer = JsonNode.Parse((await assistant.AskAsync(asked["name"]!.GetValue<string>(), asked["arguments"])).GetRawText())!;

        if (Updates)
            ReadmeFile.Replace(ReadmeFile.Answer, Written(answer));
        question.ShouldBe("How many accepted sessions are there per track at Meridian DevCon 2027?");
        Settled(JsonNode.Parse(ReadmeFile.Answer)!).ShouldBe(Settled(answer));
    }

    [Fact]
    public async Task Each_of_the_ten_questions_has_the_first_line_that_is_shown()
    {
        var assistant = await sandbox.AssistantAsync();
        ReadmeFile.Questions.Count.ShouldBe(10);
        foreach (var question in ReadmeFile.Questions)
        {
            var answer = await assistant.AskAsync(question.Tool, question.Arguments is "" ? null : JsonNode.Parse(question.Arguments));
            var line = FirstLine(answer);
            if (Updates)
                ReadmeFile.Replace($"`{question.Tool}{(question.Arguments is "" ? "" : " ")}{question.Arguments}` | `{question.Line}` |", $"`{question.Tool}{(question.Arguments is "" ? "" : " ")}{question.Arguments}` | `{line}` |");
            else
                question.Line.ShouldBe(line, question.Question);
        }
    }

    [Fact]
    public void Each_snippet_for_an_assistant_is_JSON_in_that_assistants_shape()
    {
        var snippets = ReadmeFile.Fenced("json", ReadmeFile.Text.Split("## Connect an assistant")[1].Split("\n## ")[0]).Select(snippet => JsonNode.Parse(snippet)!.AsObject()).ToList();

        // VS Code: `servers` with a `type`; everybody else: `mcpServers` (CLIENTS of 2026-11-28).
        snippets.Count.ShouldBe(4);
        var code = snippets.Where(snippet => snippet.ContainsKey("servers")).Select(snippet => snippet["servers"]!["sessionboard"]!).ToList();
        code.Select(server => server["type"]!.GetValue<string>()).ShouldBe(["http", "stdio"]);
        var others = snippets.Where(snippet => snippet.ContainsKey("mcpServers")).Select(snippet => snippet["mcpServers"]!["sessionboard"]!.AsObject()).ToList();
        others.Count.ShouldBe(2);
        others.ShouldAllBe(server => server.ContainsKey("url") || (server.ContainsKey("command") && server["args"]!.AsArray().Count == 2));
    }

    [Fact]
    public void Each_tool_has_its_place_in_the_table_in_the_order_of_the_catalogue() =>
        ReadmeFile.ToolsNamed(ToolSamples.Names).ShouldBe(ToolSamples.Names, "README.md, \"What it may see and do\": a row for each tool");

    // The whole number of rows, and the first of them.
    private static string FirstLine(JsonElement answer)
    {
        var total = answer.GetProperty("total").GetInt32();
        var first = answer.Rows()[0];
        // Ids are for machines; the cells that are none say what the row is about.
        var told = first.Where(cell => !(cell.ValueKind == JsonValueKind.String && cell.GetString()!.Split(", ").All(part => Guid.TryParse(part, out _)))).Take(ShownCells);
        return $"{total}: {string.Join(", ", told.Select(cell => JsonSerializer.Serialize(cell, Readable)))}{(first.Length > ShownCells ? ", …" : "")}";
    }

    private static string Written(JsonNode answer) =>
        "{" + string.Join(",\n ", answer.AsObject().Select(member => $"\"{member.Key}\":{member.Value!.ToJsonString(Readable)}")) + "}";

    // When it was asked, and how often before, differs.
    private static string Settled(JsonNode answer)
    {
        var receipt = answer["receipt"]!.AsObject();
        receipt["asOf"] = "";
        receipt.Remove("budget").ShouldBeTrue();
        return answer.ToJsonString(Readable);
    }
}
