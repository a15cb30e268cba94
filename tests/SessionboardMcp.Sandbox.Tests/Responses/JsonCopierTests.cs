using System.Text;
using System.Text.Json;
using SessionboardMcp.Sandbox.Responses;

namespace SessionboardMcp.Sandbox.Tests.Responses;

public sealed class JsonCopierTests
{
    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[1,1.50,-0.0,1e400,true,false,null,"","a \u0022b\u0022"]""")]
    [InlineData("""{"a":{"b":[{"c":[]},{"c":[[]]}]},"a":1}""")]
    [InlineData("\"alone\"")]
    public void A_copy_without_a_change_is_the_same(string json) => Copy(new Plain(), json).ShouldBe(json);

    [Fact]
    public void The_property_of_a_value_is_told_within_arrays_and_after_objects() =>
        Copy(new Named(), """{"a":1,"b":{"c":2,"d":[3,{"e":4},5]},"f":[[6]],"g":7}""")
            .ShouldBe("""{"a":"a","b":{"c":"c","d":["d",{"e":"e"},"d"]},"f":[["f"]],"g":"g"}""");

    [Fact]
    public void Only_what_lies_within_an_object_does() =>
        Copy(new Within(), """{"x":1,"pagination":{"x":2,"y":{"x":3}},"rows":[{"pagination":4},{"x":5}],"x":6}""")
            .ShouldBe("""{"x":false,"pagination":{"x":true,"y":{"x":true}},"rows":[{"pagination":false},{"x":false}],"x":false}""");

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("nothing")]
    public void What_is_no_json_is_not_copied(string text) => Should.Throw<JsonException>(() => Copy(new Plain(), text));

    private static string Copy(JsonCopier copier, string json) => Encoding.UTF8.GetString(copier.Copy(Encoding.UTF8.GetBytes(json)).Span);

    private sealed class Plain : JsonCopier;

    private sealed class Named : JsonCopier
    {
        protected override void WriteValue(Utf8JsonWriter writer, ref Utf8JsonReader reader) => writer.WriteStringValue(Property);
    }

    private sealed class Within : JsonCopier
    {
        protected override void WriteValue(Utf8JsonWriter writer, ref Utf8JsonReader reader) => writer.WriteBooleanValue(IsWithin("pagination"));
    }
}
