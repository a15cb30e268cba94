using System.Buffers;
using System.Text;
using System.Text.Json;
using SessionboardMcp.Server.Hosting.Answering;

namespace SessionboardMcp.Server.Tests.Hosting.Answering;

/// <summary>JSON says the same with fewer escapes, wherever it is cut into pieces.</summary>
public sealed class ReadableEscapesTests
{
    [Theory]
    [InlineData("""{"a":"\u0022x\u0022"}""", """{"a":"\"x\""}""")]
    [InlineData("""{"a":"caf\u00E9 \u002B \u0026 \u0027 \u20AC"}""", """{"a":"café + & ' €"}""")]
    // A backslash that is one, and what looks like an escape behind it.
    [InlineData("""{"a":"\\u0022"}""", """{"a":"\\u0022"}""")]
    [InlineData("""{"a":"\\\u0022"}""", """{"a":"\\\""}""")]
    // What a page could take for an element, what nobody sees, halves of a pair.
    [InlineData("""{"a":"\u003Cscript\u003E\u0000\u200B\u2028\uD83D\uDE00\u005C\t\n"}""", """{"a":"\u003Cscript\u003E\u0000\u200B\u2028\uD83D\uDE00\u005C\t\n"}""")]
    // No JSON: it leaves as it came.
    [InlineData("""ends \u00""", """ends \u00""")]
    [InlineData("""ends \""", """ends \""")]
    [InlineData("""\uZZZZ""", """\uZZZZ""")]
    public void The_short_form_is_written_however_it_is_cut(string json, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var cut = 0; cut <= bytes.Length; cut++)
            Written(bytes[..cut], bytes[cut..]).ShouldBe(expected, $"cut at {cut}");
        Written([.. bytes.Select(one => (byte[])[one])]).ShouldBe(expected);
    }

    [Fact]
    public void Whatever_a_text_holds_it_is_read_as_the_same()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (random.Next(4)) switch
            {
                0 => "\\u0022"[..random.Next(7)],
                1 => ((char)random.Next(0x20)).ToString(),
                2 => char.ConvertFromUtf32(random.Next(0x1F000, 0x1FA00)),
                _ => ((char)random.Next(0x20, 0xD800)).ToString(),
            }));
            var bytes = JsonSerializer.SerializeToUtf8Bytes(text);
            var cut = random.Next(bytes.Length + 1);

            JsonSerializer.Deserialize<string>(Written(bytes[..cut], bytes[cut..])).ShouldBe(text);
        }
    }

    private static string Written(params byte[][] pieces)
    {
        var (escapes, writer) = (new ReadableEscapes(), new ArrayBufferWriter<byte>());
        foreach (var piece in pieces)
            escapes.Write(piece, writer);
        escapes.End(writer);
        return Encoding.UTF8.GetString(writer.WrittenSpan);
    }
}
