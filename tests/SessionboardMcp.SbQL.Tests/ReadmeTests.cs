using System.Runtime.CompilerServices;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void Shows_code_that_is_this_code_and_what_it_prints()
    {
        var readme = File.ReadAllText(Path.Combine(Folder(), "../../src/SessionboardMcp.SbQL/README.md"));
        var code = Block(readme, "```csharp\n");
        var own = File.ReadAllText(Path.Combine(Folder(), "ReadmeTests.cs"));
        var output = new StringWriter { NewLine = "\n" };

        Show(output);

        Unindented(own).ShouldContain(code);
        output.ToString().ShouldBe(Block(readme, "```text\n"));
    }

    private static void Show(StringWriter output)
    {
        var schema = new SbqlSchema([new SbqlEntity("sessions", "session", ["Session", "Abstract"],
            [new("id", SbqlType.Uuid), new("title", SbqlType.Text), new("status_category", SbqlType.Text), new("capacity", SbqlType.Int)], [])]);
        var options = new CheckOptions { KnownStatuses = ["accepted", "declined"] };
        var text = "FIND Session WHERE status_category = 'acepted' AND capacity > '100' INCLUDE titel";

        foreach (var found in SbqlChecker.Check(text, schema, options).Diagnostics)
            output.WriteLine($"{found.Code} {found.Span.Start.Column}: {found.Message}");
        var query = SbqlParser.Parse(SbqlFixer.Fix(text, schema, options)).Query!;
        output.WriteLine(SbqlFormatter.Format(query));
        output.WriteLine(SbqlExplainer.Explain(query, schema));
    }

    private static string Block(string text, string fence)
    {
        var start = text.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Unindented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
