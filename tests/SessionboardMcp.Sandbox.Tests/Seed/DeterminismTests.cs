using System.Security.Cryptography;
using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class DeterminismTests
{
    /// <summary>Changes with the seed, and only then: put the new value here when the change was meant.</summary>
    private const string Committed = "8140e08a9f046b9e2c13c2f677ef45c3d6247177009deb2f35855cf9b33211cd";

    private static readonly JsonSerializerOptions Everything = new() { IncludeFields = true };

    [Fact]
    public void Two_starts_make_the_same_organization() =>
        Hash(SeededOrganization.Create()).ShouldBe(Hash(SeededOrganization.Create()));

    [Fact]
    public void The_seed_is_the_committed_one() => Hash(Seeded.Organization).ShouldBe(Committed);

    private static string Hash(Organization organization) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(organization, Everything)));
}
