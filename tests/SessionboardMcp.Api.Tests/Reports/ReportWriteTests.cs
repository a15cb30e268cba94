using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Reports;

public sealed class ReportWriteTests
{
    private static readonly Dictionary<string, JsonElement> Fields = new() { ["name"] = JsonElement.Parse("\"Titles\""), ["query"] = JsonElement.Parse("\"FIND Session\"") };

    // What a write of a report answers is not described.
    [Theory]
    [InlineData("", null)]
    [InlineData("\"saved\"", null)]
    [InlineData("{\"message\":\"Query saved\"}", null)]
    [InlineData("not JSON", null)]
    [InlineData("{\"id\":\"r1\",\"name\":\"Titles\"}", "r1")]
    [InlineData("{\"data\":{\"id\":\"r1\",\"name\":\"Titles\"}}", "r1")]
    public async Task Whether_its_answer_tells_it_or_not_it_is_saved(string answer, string? id)
    {
        await using var lab = await Lab.OpenAsync();
        foreach (var queries in new[] { "v1/queries", "v1/event/7/queries" })
        {
            lab.Server.On($"POST /{queries}/create", answer);
            lab.Server.On($"PUT /{queries}/r1", answer);
            lab.Server.On($"DELETE /{queries}/r1", answer);
        }

        foreach (var eventId in new int?[] { null, 7 })
        {
            (await lab.Client.Reports.CreateAsync(eventId, Fields))?.Id.ShouldBe(id);
            (await lab.Client.Reports.UpdateAsync(eventId, "r1", Fields))?.Id.ShouldBe(id);
            await lab.Client.Reports.DeleteAsync(eventId, "r1");
        }

        lab.Server.Seen.Select(request => $"{request.Method} {request.Target}").ShouldBe(
            ["POST /v1/queries/create", "PUT /v1/queries/r1", "DELETE /v1/queries/r1", "POST /v1/event/7/queries/create", "PUT /v1/event/7/queries/r1", "DELETE /v1/event/7/queries/r1"]);
    }

    [Fact]
    public async Task The_list_is_read_anew_after_a_write_even_one_whose_answer_did_not_come()
    {
        await using var lab = await Lab.OpenAsync();
        const string List = "GET /v1/insights/queries";
        lab.Server.On(List, """{"results":[{"id":"r1","name":"Titles"}]}""");
        lab.Server.On("POST /v1/event/7/queries/create", Reply.Hangup);
        await lab.Client.Reports.ListAsync();
        await lab.Client.Reports.ListAsync();

        await Should.ThrowAsync<SessionboardException>(() => lab.Client.Reports.CreateAsync(7, Fields));
        await lab.Client.Reports.ListAsync();

        lab.Server.Seen.Count(request => $"{request.Method} {request.Target}".StartsWith(List, StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Whatever_happens_to_it_a_write_is_sent_once()
    {
        foreach (var answer in new RequestDelegate[] { Reply.Hangup, Reply.Cut, Reply.Status(500), Reply.Status(503), Reply.Status(429, ("Retry-After", "1")) })
        {
            await using var lab = await Lab.OpenAsync();
            lab.Server.On("POST /v1/queries/create", answer);
            lab.Server.On("PUT /v1/event/7/queries/r1", answer);
            lab.Server.On("DELETE /v1/event/7/queries/r1", answer);

            await Should.ThrowAsync<SessionboardException>(() => lab.Client.Reports.CreateAsync(null, Fields));
            await Should.ThrowAsync<SessionboardException>(() => lab.Client.Reports.UpdateAsync(7, "r1", Fields));
            await Should.ThrowAsync<SessionboardException>(() => lab.Client.Reports.DeleteAsync(7, "r1"));

            lab.Server.Seen.Count.ShouldBe(3);
        }
    }
}
