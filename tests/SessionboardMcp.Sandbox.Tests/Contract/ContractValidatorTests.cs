using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionboardMcp.Sandbox.Tests.Contract;

public class ContractValidatorTests
{
    private const string Tag = """{"id":"0a0a0a0a-0000-4000-8000-000000000001","name":"AI","created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00Z"}""";

    // Deletions, commits and writes of reports answer nothing that is described.
    public static TheoryData<string> Operations
    {
        get
        {
            var digest = ApiDigest.Load(ApiDigest.Published);
            return new(EmulatedOperations.All.Where(id => digest.Operations[id].Answer is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_empty_object_is_no_answer(string operation) => Problems(operation, "{}").ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_empty_list_is_no_answer(string operation) => Problems(operation, "[]").ShouldNotBeEmpty();

    [Fact]
    public void An_answer_as_declared_has_no_problems() => Problems("list-tags", $"[{Tag}]").ShouldBeEmpty();

    [Theory]
    [InlineData("colour", "\"red\"", "[].colour is not declared")]
    [InlineData("name", "7", "[].name is Number, not string")]
    [InlineData("name", "null", "[].name is null")]
    [InlineData("name", "{}", "[].name is Object, not string")]
    [InlineData("id", "\"7\"", "[].id is '7', which is no uuid")]
    [InlineData("created_at", "\"2026-01-01\"", "[].created_at is '2026-01-01', which is no date-time")]
    public void Each_kind_of_fault_is_found(string property, string value, string problem)
    {
        var tag = JsonNode.Parse(Tag)!.AsObject();
        tag[property] = JsonNode.Parse(value);

        Problems("list-tags", $"[{tag.ToJsonString()}]").ShouldBe([$"list-tags: {problem}"]);
    }

    [Fact]
    public void A_value_that_is_not_listed_is_found() => Problems("search-sessions", """
        {"results":[{"id":"0a0a0a0a-0000-4000-8000-000000000001","status":"approved"}],"pagination":{}}
        """).ShouldContain("search-sessions: results[].status is 'approved', which is not listed");

    [Theory]
    [InlineData("search-sessions", "{}", false)]
    [InlineData("search-sessions", "null", true)]
    [InlineData("get-session", "{}", true)]
    [InlineData("get-session", "null", false)]
    public void What_an_unassigned_track_may_be_depends_on_the_operation(string operation, string track, bool isFault)
    {
        var session = $$"""{"id":"0a0a0a0a-0000-4000-8000-000000000001","track":{{track}} }""";
        var answer = operation == "get-session" ? session : $$"""{"results":[{{session}}],"pagination":{ } }""";

        Problems(operation, answer).Any(problem => problem.Contains("track", StringComparison.Ordinal)).ShouldBe(isFault);
    }

    [Fact]
    public void A_declared_property_that_was_only_ever_null_or_empty_counts_as_unseen()
    {
        var validator = Validator();
        validator.Validate("list-tags", Parse($"[{Tag}]"));
        validator.Unseen("list-tags").ShouldBeEmpty();

        var poorer = Validator();
        poorer.Validate("list-tags", Parse($"[{Tag.Replace("AI", "", StringComparison.Ordinal)}]"));
        poorer.Unseen("list-tags").ShouldBe(["list-tags: [].name"]);
    }

    [Fact]
    public void A_deviation_that_nothing_needed_is_told() => Validator().Unused().ShouldBe(PublishedDeviations.All);

    private static IReadOnlyList<string> Problems(string operation, string answer) => Validator().Validate(operation, Parse(answer));

    private static ContractValidator Validator() => new(ApiDigest.Load(ApiDigest.Published), PublishedDeviations.All);

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
