using System.Text.Json.Nodes;
using SessionboardMcp.Sandbox.Insights.Http;
using SessionboardMcp.Sandbox.Tests.Endpoints;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

public class AskingTests(InsightsSandbox sandbox) : IClassFixture<InsightsSandbox>
{
    private const string Generate = "/v1/insights/ai/generate";
    private const string GenerateInEvent = "/v1/event/3960/insights/ai/generate";

    public static TheoryData<string> Questions =>
        new(KnownQuestions.All.SelectMany(question => question.Paraphrases.Prepend(question.Text)));

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_known_question_becomes_a_query_that_runs(string question)
    {
        var body = new JsonObject { ["prompt"] = question }.ToJsonString();
        var answer = (await sandbox.Client.PostAsync(Generate, body)).ShouldBeOk();

        answer.Json.GetProperty("explanation").GetString().ShouldNotBeNullOrEmpty();
        (await sandbox.Client.PostAsync(GenerateInEvent, body)).ShouldBeOk().Text.ShouldBe(answer.Text);
        (await sandbox.ExecuteAsync(answer.Json.GetProperty("query").GetString()!, new() { ["eventId"] = 3960 })).ShouldBeOk().Results.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("how many sessions are ACCEPTED for our 2026 conference", "accepted_sessions")]
    [InlineData("  Show me the top 10 speakers, by session count! ", "LIMIT 10")]
    public async Task Case_and_punctuation_do_not_matter(string prompt, string part) =>
        (await sandbox.Client.PostAsync(Generate, new JsonObject { ["prompt"] = prompt }.ToJsonString())).ShouldBeOk().Text.ShouldContain(part);

    [Theory]
    [InlineData("Create a new track called 'AI & Machine Learning'")]
    [InlineData("How many sessions are declined for our 2026 conference?")]
    [InlineData("?")]
    public async Task Any_other_question_is_400_with_those_that_are_known(string prompt)
    {
        foreach (var path in new[] { Generate, GenerateInEvent })
        {
            var answer = await sandbox.Client.PostAsync(path, new JsonObject { ["prompt"] = prompt }.ToJsonString());

            answer.Status.ShouldBe(400);
            answer.Json.GetProperty("message").GetString()!.ShouldContain("Show me the top 10 speakers by session count");
        }
    }

    [Theory]
    [InlineData("{}", 400, "prompt is missing.")]
    [InlineData("""{"prompt":7}""", 400, "The body is no such request, at $.prompt.")]
    [InlineData("""{"prompt":"Show me the schedule","eventId":7}""", 404, "There is no such event.")]
    public async Task A_request_that_makes_no_sense_is_refused(string body, int status, string message) =>
        (await sandbox.Client.PostAsync(Generate, body)).ShouldBeError(status, status == 400 ? "Bad Request" : "Not Found", message);

    [Fact]
    public async Task The_whole_documented_body_is_taken() => (await sandbox.Client.PostAsync(Generate, """
        {"prompt":"Show me the schedule","eventIds":[3960],"conversationHistory":[{"role":"user","content":"Hello"}]}
        """)).ShouldBeOk();

    [Theory]
    [InlineData("/v1/insights/suggestions", 5, "query description category")]
    [InlineData("/v1/insights/suggestions?category=speakers", 1, "query description category")]
    [InlineData("/v1/insights/suggestions?eventId=3960", 5, "query description category")]
    [InlineData("/v1/event/3960/insights/suggestions", 5, "query description")]
    public async Task Suggestions_are_questions_that_can_be_answered(string path, int count, string names)
    {
        var suggestions = (await sandbox.Client.GetAsync(path)).ShouldBeOk().Json.GetProperty("suggestions");

        suggestions.GetArrayLength().ShouldBe(count);
        InsightsSandbox.Names(suggestions[0]).ShouldBe(names.Split(' '));
        KnownQuestions.Find(suggestions[0].GetProperty("description").GetString()!, [])!.Query.ShouldBe(suggestions[0].GetProperty("query").GetString());
    }
}
