using System.Buffers;
using System.Globalization;
using System.Text;

namespace SessionboardMcp.Server.Hosting.Answering;

/// <summary>
/// Writes JSON with fewer escapes. The SDK escapes for a web page what goes to an assistant: each quotation mark of an answer's text has six characters, a third of its
/// bytes. A quotation mark gets the short form of RFC 8259, section 7, and letters, digits and signs are written as they are; what could end an
/// HTML element or cannot be seen stays escaped.
/// </summary>
internal sealed class ReadableEscapes
{
    // A backslash, u, and four digits.
    private const int Length = 6;

    private readonly byte[] _begun = new byte[Length];
    private int _count;

    /// <summary>Writes a piece of it; an escape may go on in the next.</summary>
    public void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> writer)
    {
        while (_count > 0 && json.Length > 0)
        {
            _begun[_count++] = json[0];
            json = json[1..];
            if (_count == Length || (_count == 2 && _begun[1] != 'u'))
                End(writer);
        }

        while (json.IndexOf((byte)'\\') is >= 0 and var place)
        {
            writer.Write(json[..place]);
            json = json[place..];
            var length = json.Length > 1 && json[1] != 'u' ? 2 : Length;
            if (json.Length < length)
            {
                json.CopyTo(_begun);
                _count = json.Length;
                return;
            }

            WriteEscape(json[..length], writer);
            json = json[length..];
        }

        writer.Write(json);
    }

    /// <summary>Writes what was begun, as it is.</summary>
    public void End(IBufferWriter<byte> writer)
    {
        if (_count == 0)
            return;
        WriteEscape(_begun.AsSpan(0, _count), writer);
        _count = 0;
    }

    private static void WriteEscape(ReadOnlySpan<byte> escape, IBufferWriter<byte> writer)
    {
        if (escape.SequenceEqual("\\u0022"u8))
            writer.Write("\\\""u8);
        else if (escape.Length < Length || !ushort.TryParse(escape[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            writer.Write(escape);
        else if (IsReadable((char)code))
            writer.Advance(new Rune((char)code).EncodeToUtf8(writer.GetSpan(4)));
        else
            writer.Write(escape);
    }

    // Half a surrogate pair is none of these.
    private static bool IsReadable(char character) =>
        character is not ('\\' or '<' or '>') && (char.IsLetterOrDigit(character) || char.IsPunctuation(character) || char.IsSymbol(character));
}
