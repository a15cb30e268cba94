using System.Text.Json;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes;

public sealed class FingerprintTests
{
    [Theory]
    [InlineData("""{"title":"A","room":"B"}""", """{ "room": "B", "title": "A" }""")]
    [InlineData("""{"title":"A"}""", """{"title":"A","room":null}""")]
    [InlineData("""{"tags":["a","b"]}""", """{"tags":[ "a", "b" ]}""")]
    public void The_same_call_is_the_same_however_it_is_written(string one, string other) => Of(one).ShouldBe(Of(other));

    [Theory]
    [InlineData("""{"title":"A"}""", """{"title":"B"}""")]
    [InlineData("""{"title":"A"}""", """{"room":"A"}""")]
    [InlineData("""{"tags":["a","b"]}""", """{"tags":["ab"]}""")]
    [InlineData("""{"capacity":12}""", """{"capacity":"12"}""")]
    [InlineData("{}", """{"title":""}""")]
    public void Another_call_is_another(string one, string other) => Of(one).ShouldNotBe(Of(other));

    [Fact]
    public void The_tool_counts_too() => Fingerprint.Of("create_session", Arguments("{}")).ShouldNotBe(Fingerprint.Of("update_session", Arguments("{}")));

    private static string Of(string json) => Fingerprint.Of("create_session", Arguments(json));

    private static Dictionary<string, JsonElement> Arguments(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
}
