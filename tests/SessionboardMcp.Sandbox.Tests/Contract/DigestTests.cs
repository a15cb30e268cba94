using System.Runtime.CompilerServices;

namespace SessionboardMcp.Sandbox.Tests.Contract;

public class DigestTests
{
    // To take over a new description: SANDBOX_UPDATE_DIGEST=1 dotnet test, then read the difference before committing it.
    [SharedFact]
    public void The_committed_digest_is_what_the_published_description_says()
    {
        using var description = File.OpenText(SharedDescription.Path!);
        var fresh = OpenApiDigester.Digest(description, EmulatedOperations.All);
        if (Environment.GetEnvironmentVariable("SANDBOX_UPDATE_DIGEST") == "1")
            File.WriteAllText(Committed(), fresh);

        fresh.ShouldBe(ApiDigest.Read(ApiDigest.Published));
    }

    [Fact]
    public void The_committed_digest_has_every_emulated_operation_and_no_other() =>
        ApiDigest.Load(ApiDigest.Published).Operations.Keys.ShouldBe(EmulatedOperations.All, ignoreOrder: true);

    private static string Committed([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, ApiDigest.Published);
}
