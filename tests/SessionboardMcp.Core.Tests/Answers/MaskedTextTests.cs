using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tests.Answers;

public sealed class MaskedTextTests
{
    [Theory]
    [InlineData("j*** d***", true)]
    [InlineData("J*** Byron", true)]
    [InlineData("Byron, J***", true)]
    [InlineData("Ł*** 𝐀***", true)]
    [InlineData("***", true)]
    [InlineData("*** ***", true)]
    [InlineData("j***@a***.com", true)]
    [InlineData("***-***-4567", true)]
    [InlineData("***-***-****", true)]
    [InlineData("Ada Byron", false)]
    [InlineData("*** Opening ***", false)]
    [InlineData("***Opening***", false)]
    [InlineData("5* hotels", false)]
    [InlineData("someone@x.example***", false)]
    [InlineData("***someone@x.example***", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_sessionboards_own_masks_are_masks(string? name, bool masked) => MaskedText.IsName(name).ShouldBe(masked);
}
