using System.Text;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>However long and odd a query is, what is said of it fits into an answer.</summary>
public sealed class CheckOnlySizeTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Longest = 20_000;

    public static TheoryData<string> Kinds => ["names", "conditions", "negations", "days", "quotes", "controls", "counts", "name", "columns", "lines", "unreadable"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_check_stays_under_the_bound_of_an_answer(string kind)
    {
        var assistant = await sandbox.AssistantAsync();
        var query = Query(kind);
        query.Length.ShouldBeInRange(15_000, Longest);

        await assistant.AskAsync("run_query", new { query, event_id = SeededEvents.DevCon, check_only = true });
        assistant.LastText.Length.ShouldBeLessThan(40_000);

        var (_, text) = await assistant.TryAsync("run_query", new { query, event_id = SeededEvents.DevCon });
        text.Length.ShouldBeLessThanOrEqualTo(40_000);
    }

    private static string Query(string kind) => kind switch
    {
        "names" => Repeat("FIND Session INCLUDE ", i => $"titel{i}", ", "),
        "conditions" => Repeat("SELECT title FROM sessions WHERE ", i => $"status = 'confirmed{i}'", " OR "),
        "negations" => Repeat("SELECT title FROM sessions WHERE ", i => $"NOT (track.name = 'a{i}' AND capacity > {i})", " AND "),
        "days" => Repeat("FIND Session WHERE ", _ => "starts_at <= '2027-03-12'", " OR "),
        "quotes" => $"FIND Session WHERE title != '{new string('"', 18_000)}' AND description != '\\'",
        "controls" => $"FIND Session WHERE description != '{new string('\u0001', 18_000)}'",
        "counts" => Repeat("SELECT ", i => $"COUNT(title) AS c{i}", ", ", " FROM sessions JOIN speakers"),
        "name" => $"FIND Session INCLUDE {new string('x', 18_000)}",
        "columns" => Repeat("FIND Session INCLUDE ", i => $"title AS \"{new string('"', 60)}{i}\"", ", "),
        "lines" => Repeat("FIND Session\nWHERE ", _ => "capacity != 5", "\nAND "),
        _ => $"FIND Session WHERE title = 'x' {string.Concat(Enumerable.Repeat("\"\\ ", 5_500))}",
    };

    private static string Repeat(string head, Func<int, string> part, string between, string tail = "")
    {
        var text = new StringBuilder(head).Append(part(0));
        for (var i = 1; text.Length + 120 < Longest; i++)
            text.Append(between).Append(part(i));
        return text.Append(tail).ToString();
    }
}
