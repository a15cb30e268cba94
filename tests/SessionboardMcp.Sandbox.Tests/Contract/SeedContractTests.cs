using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Contract;

public class SeedContractTests
{
    [Fact]
    public async Task Every_answer_over_the_seed_keeps_the_contract_and_together_they_show_all_of_it()
    {
        await using var client = await SandboxClient.StartAsync(new SandboxOptions
        {
            Limit = int.MaxValue,
            Organization = ContractCorners.Add(SeededOrganization.Create()),
        });
        var digest = ApiDigest.Load(ApiDigest.Published);
        var validator = new ContractValidator(digest, PublishedDeviations.All);
        var walk = new SeedWalk(client, digest, validator);

        await walk.RunAsync();

        walk.Problems.Distinct().Take(40).ShouldBeEmpty();
        EmulatedOperations.Reads.SelectMany(validator.Unseen).ShouldBeEmpty();
        validator.Unused().ShouldBeEmpty();
    }
}
