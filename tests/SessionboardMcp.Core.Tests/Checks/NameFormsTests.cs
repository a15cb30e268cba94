using SessionboardMcp.Core.Checks;

namespace SessionboardMcp.Core.Tests.Checks;

public class NameFormsTests
{
    [Theory]
    [InlineData("Ada Byron", "A. Byron", true)]
    [InlineData("Ada Byron", "Ada J. Byron", true)]
    [InlineData("Ada Byron", "Byron, Ada", true)]
    [InlineData("Ada Byron", "Ann Byron", false)]
    [InlineData("Ada Byron", "Ada Lovelace", false)]
    [InlineData("A. B.", "Ada Byron", false)]
    [InlineData("", "Ada Byron", false)]
    public void Initials_middle_names_and_order_do_not_part_a_name(string one, string other, bool same)
    {
        NameForms.AreOfOneName(one, other).ShouldBe(same);
        NameForms.AreOfOneName(other, one).ShouldBe(same);
    }
}
