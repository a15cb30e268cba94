using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>What a version of a list has otherwise than an earlier one is found by what is the same object in both.</summary>
public sealed class RecordDifferenceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("", "ab")]
    [InlineData("ab", "")]
    [InlineData("abcd", "abcd")]
    [InlineData("abcd", "abXd")]
    [InlineData("abcd", "aXYd")]
    [InlineData("abcd", "abcX")]
    [InlineData("abcd", "Xabcd")]
    [InlineData("abcd", "bcd")]
    [InlineData("abcd", "abcdXY")]
    [InlineData("abcd", "acXd")]
    [InlineData("abcd", "dcba")]
    [InlineData("abcd", "aabcd")]
    [InlineData("aabb", "abab")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXyz")]
    public void What_stays_is_paired_and_the_rest_is_gone_or_new(string earlier, string later) => Holds(earlier, later);

    [Fact]
    public void Any_two_lists_add_up()
    {
        var random = new Random(7);
        for (var time = 0; time < 3_000; time++)
            Holds(Any(random), Any(random));

        static string Any(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => (char)('a' + random.Next(6))));
    }

    private static void Holds(string earlier, string later)
    {
        var objects = earlier.Concat(later).Distinct().ToDictionary(letter => letter, letter => (object)letter);
        object[] before = [.. earlier.Select(letter => objects[letter])];
        object[] after = [.. later.Select(letter => objects[letter])];

        var difference = new RecordDifference<object>(before, after);

        var was = difference.Before.ToArray();
        was.Length.ShouldBe(after.Length);
        for (var place = 0; place < was.Length; place++)
        {
            if (was[place] != RecordDifference<object>.New)
                before[was[place]].ShouldBeSameAs(after[place]);
        }

        int[] stays = [.. was.Where(place => place != RecordDifference<object>.New)];
        stays.ShouldBeUnique();
        stays.Concat(difference.Gone).Order().ShouldBe(Enumerable.Range(0, before.Length), $"{earlier} {later}");
        difference.Come.ShouldBe(Enumerable.Range(0, after.Length).Where(place => was[place] == RecordDifference<object>.New));
        difference.IsInOrder.ShouldBe(stays.SequenceEqual(stays.Order()));
        difference.IsSame.ShouldBe(earlier == later);
        difference.GoneRecords.ShouldBe(difference.Gone.Select(place => before[place]));
        difference.ComeRecords.ShouldBe(difference.Come.Select(place => after[place]));
    }
}
