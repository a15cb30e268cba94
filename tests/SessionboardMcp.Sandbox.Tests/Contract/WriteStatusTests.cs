using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Writes;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Every status that the description names of a write is to be had, and has the body that every answer of its kind has.</summary>
public sealed class WriteStatusTests
{
    private static readonly ApiDigest Digest = ApiDigest.Load(ApiDigest.Published);

    private static readonly Dictionary<int, Func<SandboxClient, DigestOperation, Task<SandboxAnswer>>> Cases = new()
    {
        [200] = (client, operation) => client.SendAsync(operation),
        [400] = (client, operation) => client.SendAsync(operation, body: "{}"),
        [401] = (client, operation) => client.SendAsync(operation, token: null),
        [403] = (client, operation) => client.SendAsync(operation, token: "sandbox-read"),
        [404] = (client, operation) => client.SendAsync(operation, id: WriteRequests.Nothing),
        [409] = (client, operation) => operation.Id == "delete-session"
            ? client.SendAsync(operation, id: WriteWorld.Whole.Id.ToString())
            : client.SendAsync(operation, body: """{"updated_at":"2026-01-01T00:00:00Z"}"""),
        [429] = async (client, operation) =>
        {
            await client.SendAsync(operation);
            return await client.SendAsync(operation);
        },
    };

    public static TheoryData<string, int> Statuses
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var id in EmulatedOperations.Writes)
            {
                foreach (var status in Digest.Operations[id].Statuses)
                    data.Add(id, status);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_case_has_it(string id, int status)
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { Limit = 1 }));
        var operation = Digest.Operations[id];

        var answer = await Cases[status](client, operation);

        answer.Status.ShouldBe(status, answer.Text);
        if (status == 200 && operation.Answer is null)
            answer.ShouldBeDone();
        else if (status != 200)
            answer.Json.EnumerateObject().Select(property => property.Name).ShouldBe(["error", "message"]);
    }

    [Fact]
    public void Every_write_names_at_least_that_it_succeeds_and_that_a_token_and_its_scope_are_needed() =>
        EmulatedOperations.Writes.ShouldAllBe(id => new[] { 200, 401, 403 }.All(Digest.Operations[id].Statuses.Contains));
}
