using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Writes;

namespace SessionboardMcp.Sandbox.Tests.Contract;

public sealed class WriteContractTests : IAsyncLifetime
{
    private readonly ApiDigest _digest = ApiDigest.Load(ApiDigest.Published);
    private readonly List<string> _problems = [];
    private int _addresses;
    private ContractValidator _validator = null!;
    private SandboxClient _client = null!;

    public async Task InitializeAsync()
    {
        _validator = new ContractValidator(_digest, WriteDeviations.All);
        _client = await WriteWorld.ConnectAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Every_answer_of_a_write_keeps_the_contract_and_those_of_settings_and_bulk_show_all_of_it()
    {
        foreach (var id in EmulatedOperations.Writes.Where(id => !id.StartsWith("delete-", StringComparison.Ordinal) && !id.StartsWith("bulk-", StringComparison.Ordinal) && _digest.Operations[id].Answer is not null))
        {
            // A session has one place in a draft.
            foreach (var property in id == "create-draft-session" ? [null] : (string?[])[null, .. _digest.Operations[id].Body?.Shapes.SelectMany(shape => _digest.Shape(shape).Keys).Where(name => name != "updated_at") ?? []])
                await CheckAsync(id, property: property);
        }

        await SessionsOfEveryFormAsync();
        foreach (var bulk in EmulatedOperations.Writes.Where(id => id.StartsWith("bulk-", StringComparison.Ordinal)))
            await CheckAsync(bulk);
        await RestoreAsync();
        foreach (var id in EmulatedOperations.Writes.Where(id => id.StartsWith("delete-", StringComparison.Ordinal) && id != "delete-session"))
            (await _client.SendAsync(_digest.Operations[id])).ShouldBeDone();

        _problems.Distinct().ShouldBeEmpty();
        EmulatedOperations.Writes.Where(id => _digest.Operations[id].Answer is not null && !Read.Any(entity => id.EndsWith(entity, StringComparison.Ordinal)) && id != "update-session-fields")
            .SelectMany(_validator.Unseen).ShouldBeEmpty();
        _validator.Unused().ShouldBeEmpty();
    }

    // What these have in an answer is all held against the contract where they are read.
    private static readonly string[] Read = ["-session", "-contact", "-sponsor", "-exhibitor"];

    // What was deleted in bulk is deleted again by itself.
    private async Task RestoreAsync()
    {
        foreach (var entity in new[] { "contact", "sponsor", "exhibitor" })
            (await _client.SendAsync(_digest.Operations[$"restore-{entity}"], id: WriteRequests.Path(_digest.Operations[$"delete-{entity}"]).Split('/')[^1])).ShouldBeOk();
    }

    // What a session has in an answer is all held against the contract where it is read; here each form is seen once.
    private async Task SessionsOfEveryFormAsync()
    {
        foreach (var session in new[] { SmallWorld.Paper, SmallWorld.Talk, WriteWorld.Whole, WriteWorld.PartOfWhole })
        {
            await CheckAsync("update-session", session.Id.ToString());
            await CheckAsync("update-session-fields", session.Id.ToString());
        }

        (await _client.SendAsync(_digest.Operations["delete-session"], id: WriteWorld.PartOfWhole.Id.ToString())).ShouldBeDone();
        await CheckAsync("restore-session", WriteWorld.PartOfWhole.Id.ToString());
    }

    private async Task CheckAsync(string operation, string? id = null, string? property = null)
    {
        // What is restored once stands.
        if (operation.StartsWith("restore-", StringComparison.Ordinal) && id is null)
            await _client.SendAsync(_digest.Operations["delete-" + operation.Split('-')[1]], id: WriteRequests.Path(_digest.Operations[operation]).Split('/')[^2]);
        var answer = (await _client.SendAsync(_digest.Operations[operation], id: id, body: WriteRequests.Body(_digest.Operations[operation], property)?.Replace("new@", $"new{++_addresses}@", StringComparison.Ordinal))).ShouldBeOk();
        _problems.AddRange(_validator.Validate(operation, answer.Json));
    }
}
