namespace SessionboardMcp.Floors;

/// <summary>No test vanishes unsaid: every one is listed, and what was once listed is there, or <c>tests/renames.md</c> says what it is called now.</summary>
public sealed class InventoryTests
{
    [Fact]
    public void No_test_has_vanished_without_a_line_in_the_table_of_renames()
    {
        var inventory = Inventory.Of(typeof(InventoryTests).Assembly);
        var present = Inventory.In(typeof(InventoryTests).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            inventory.Add(present);

        inventory.Listed.ShouldNotBeEmpty("run the tests with UPDATE_SNAPSHOTS=1 and commit tests/inventory");
        inventory.Unlisted(present).ShouldBeEmpty("run the tests with UPDATE_SNAPSHOTS=1 and commit tests/inventory: what stands in no list can vanish unsaid");
        inventory.Vanished(present).ShouldBeEmpty("bring them back, or add a line to tests/renames.md: - `Old.Name` -> `New.Name`, or -> gone: why");
    }

    [Fact]
    public void No_assembly_of_tests_has_vanished() =>
        Inventory.Assemblies.Where(assembly => !Directory.Exists(Path.Combine(Repository.Root, "tests", assembly))).ShouldBeEmpty();

    [Theory]
    [InlineData("A.B.OldTests.It_works", "A.C.NewTests.It_works")]
    [InlineData("A.B.OldTests.It_was", "A.C.NewTests.It_is")]
    [InlineData("A.B.OldTestsOfMore.It_works", "A.B.OldTestsOfMore.It_works")]
    [InlineData("A.D.Tests.It_works", "A.D.Tests.It_works")]
    public void A_name_stands_for_all_below_it_and_is_followed_to_its_end(string old, string now) =>
        TestRenames.Parse("""
            - `A.B.OldTests` -> `A.B.MiddleTests`
            - `A.B.MiddleTests` -> `A.C.NewTests`
            - `A.C.NewTests.It_was` -> `A.C.NewTests.It_is`
            """).NameNow(old).ShouldBe(now);

    [Fact]
    public void A_test_may_be_gone_for_a_reason() =>
        TestRenames.Parse("- `A.B.OldTests.It_works` -> gone: it held what the compiler holds").IsGone("A.B.OldTests.It_works").ShouldBeTrue();
}
