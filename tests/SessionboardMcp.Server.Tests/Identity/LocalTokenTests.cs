using SessionboardMcp.Server.Identity;

namespace SessionboardMcp.Server.Tests.Identity;

public class LocalTokenTests
{
    [Fact]
    public void A_token_is_long_and_never_the_same() =>
        Enumerable.Range(0, 100).Select(_ => LocalToken.CreateRandom().Value!).Where(token => token.Length == 43).Distinct().Count().ShouldBe(100);

    [Fact]
    public void Only_the_bearer_header_with_the_token_is_enough()
    {
        var token = LocalToken.CreateRandom();

        token.IsIn($"Bearer {token.Value}").ShouldBeTrue();
        token.IsIn($"bearer {token.Value}").ShouldBeTrue();
        token.IsIn(token.Value).ShouldBeFalse();
        token.IsIn($"Bearer {token.Value}x").ShouldBeFalse();
        token.IsIn($"Bearer {token.Value![..^1]}").ShouldBeFalse();
        token.IsIn($"Bearer {token.Value![1..]}").ShouldBeFalse();
        token.IsIn("Bearer ").ShouldBeFalse();
        token.IsIn(null).ShouldBeFalse();
    }

    [Fact]
    public void The_sandbox_asks_for_none() => LocalToken.None.IsIn(null).ShouldBeTrue();
}
