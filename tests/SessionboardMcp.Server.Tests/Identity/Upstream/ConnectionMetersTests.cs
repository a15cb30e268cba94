using System.Reflection;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

public sealed class ConnectionMetersTests
{
    [Fact]
    public void Every_reason_of_an_end_has_a_label_of_its_own()
    {
        var reasons = typeof(EndReasons).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!).ToList();

        ConnectionMeters.Reasons.Keys.ShouldBe(reasons, ignoreOrder: true);
        ConnectionMeters.Reasons.Values.ShouldBeUnique();
        ConnectionMeters.Reasons.Values.ShouldAllBe(label => label.All(letter => letter == '_' || char.IsAsciiLetterLower(letter)));
    }
}
