using System.Text.RegularExpressions;

namespace SessionboardMcp.Floors;

/// <summary>One style of names: a class ends with <c>Tests</c>, and a test is a sentence.</summary>
public sealed partial class TestNamesTests
{
    [Fact]
    public void Every_class_of_tests_ends_with_Tests() => Inventory.Methods(typeof(TestNamesTests).Assembly)
        .Select(test => test.Class.Name).Distinct().Where(name => !name.EndsWith("Tests", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_test_is_a_sentence_with_underscores() => Inventory.Methods(typeof(TestNamesTests).Assembly)
        .Where(test => !Sentence().IsMatch(test.Method.Name)).Select(test => $"{test.Class.Name}.{test.Method.Name}").Distinct().ShouldBeEmpty();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+$")]
    private static partial Regex Sentence();
}
