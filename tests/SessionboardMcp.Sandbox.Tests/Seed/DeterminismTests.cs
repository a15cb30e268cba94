using System.Security.Cryptography;
using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class DeterminismTests
{
    /// <summary>Changes with the seed, and only then: put the new value here when the change was meant.</summary>
    private const string Committed = "2b55e8c2cbe5d9f77bb4410f58fc2b5b14923e5f79acc06e7ad2ff02f68f650e";

    private static readonly JsonSerializerOptions Everything = new() { IncludeFields = true };

    [Fact]
    public void Two_starts_make_the_same_organization() =>
        Hash(SeededOrganization.Create()).ShouldBe(Hash(SeededOrganization.Create()));

    [Fact]
    public void The_seed_is_the_committed_one() => Hash(Seeded.Organization).ShouldBe(Committed);

    private static string Hash(Organization organization) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(organization, Everything)));
}
