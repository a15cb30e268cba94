using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Tests.Access;

/// <summary>What is kept of names, which are the caller's.</summary>
public sealed class NameMemoTests
{
    [Fact]
    public void A_name_is_worked_out_once()
    {
        var worked = new List<string>();
        var memo = new NameMemo<int>(name => Counted(name, worked));

        string[] names = ["title", "Title", "", "title", ""];
        names.Select(memo.Of).ShouldBe([5, 5, 0, 5, 0]);

        worked.ShouldBe(["title", "Title", ""]);
    }

    [Fact]
    public void Of_more_names_than_there_are_each_is_still_right_and_few_are_kept()
    {
        var worked = new List<string>();
        var memo = new NameMemo<int>(name => Counted(name, worked));

        for (var number = 0; number < 10_000; number++)
            memo.Of(new string('x', number % 90) + number).ShouldBe((number % 90) + number.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        worked.Count.ShouldBe(10_000);

        // The first were forgotten, the last are there.
        memo.Of("0");
        memo.Of(new string('x', 9_999 % 90) + 9_999);
        worked.Count.ShouldBe(10_001);
    }

    [Fact]
    public void A_long_name_is_not_kept()
    {
        var worked = new List<string>();
        var memo = new NameMemo<int>(name => Counted(name, worked));
        var name = new string('x', 100_000);

        (memo.Of(name), memo.Of(name)).ShouldBe((100_000, 100_000));

        worked.Count.ShouldBe(2);
    }

    private static int Counted(string name, List<string> worked)
    {
        worked.Add(name);
        return name.Length;
    }
}
