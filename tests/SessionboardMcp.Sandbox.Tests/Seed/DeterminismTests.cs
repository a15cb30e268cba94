using System.Security.Cryptography;
using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class DeterminismTests
{
    /// <summary>Changes with the seed, and only then: put the new value here when the change was meant.</summary>
    private const string Committed = "25e5eb394d387ae5b2a2fdac62ae5e85a4f91ba2aa0ccd35312ed542b4989266";

    private static readonly JsonSerializerOptions Everything = new() { IncludeFields = true };

    [Fact]
    public void Two_starts_make_the_same_organization() =>
        Hash(SeededOrganization.Create()).ShouldBe(Hash(SeededOrganization.Create()));

    [Fact]
    public void The_seed_is_the_committed_one() => Hash(Seeded.Organization).ShouldBe(Committed);

    private static string Hash(Organization organization) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(organization, Everything)));
}
