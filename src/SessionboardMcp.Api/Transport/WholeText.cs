using System.Text;
using System.Text.Unicode;

namespace SessionboardMcp.Api.Transport;

/// <summary>
/// Makes every text in a JSON body one that can be read: bytes that are no UTF-8, and escapes that are half of a pair (RFC 8259, 8.2), become
/// U+FFFD. A form takes such a title from anybody, and reading it would fail the answer with everybody's records in it.
/// </summary>
internal static class WholeText
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "\\uFFFD"u8;

    /// <summary>The body, itself where nothing is wrong with it.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body)
    {
        var whole = Utf8.IsValid(body.Span) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span));
        return WithoutHalves(whole);
    }

    private static ReadOnlyMemory<byte> WithoutHalves(ReadOnlyMemory<byte> body)
    {
        byte[]? repaired = null;
        var bytes = body.Span;
        for (var place = 0; place < bytes.Length;)
        {
            if (bytes[place..].IndexOf((byte)'\\') is var ahead && ahead < 0)
                break;
            place += ahead;
            if (Unit(bytes, place) is not { } unit)
            {
                // The escaped character is no beginning of another escape.
                place += 2;
            }
            else if (char.IsHighSurrogate(unit) && Unit(bytes, place + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                place += 2 * EscapeLength;
            }
            else
            {
                if (char.IsSurrogate(unit))
                    Replacement.CopyTo((repaired ??= body.ToArray()).AsSpan(place));
                place += EscapeLength;
            }
        }

        return repaired ?? body;
    }

    private static char? Unit(ReadOnlySpan<byte> bytes, int place) =>
        place + EscapeLength <= bytes.Length && bytes[place] == '\\' && bytes[place + 1] == 'u'
        && System.Buffers.Text.Utf8Parser.TryParse(bytes.Slice(place + 2, 4), out ushort unit, out var read, 'x') && read == 4
            ? (char)unit
            : null;
}
