using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// A piece of a page. It is only made of what stands in our source as it is, and of texts, which are encoded: there is no way to make one of
/// a string that came from elsewhere.
/// </summary>
public readonly struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    /// <summary>Nothing.</summary>
    public static Html None => default;

    /// <summary>A piece: literals stay, every text in a hole is encoded.</summary>
    public static Html Of(Handler text) => new(text.Made);

    /// <summary>A piece for each of many.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> piece) => new(string.Concat(items.Select(item => piece(item)._text)));

    /// <summary>A piece where there is something to show, else nothing.</summary>
    public static Html If(bool isThere, Func<Html> piece) => isThere ? piece() : None;

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";

    /// <summary>Writes an interpolated text. The compiler calls it.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        // Every letter stays readable in the source; what HTML could take for markup does not.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _text;

        /// <summary>Begins.</summary>
        /// <param name="literalLength">How long the literals are together.</param>
        /// <param name="formattedCount">How many holes there are.</param>
        public Handler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

        internal string Made => _text.ToString();

        /// <summary>What stands in our source.</summary>
        public void AppendLiteral(string value) => _text.Append(value);

        /// <summary>A text, encoded for an element's content and for a quoted attribute.</summary>
        public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? ""));

        /// <summary>A number.</summary>
        public void AppendFormatted(int value) => _text.Append(value.ToString("N0", CultureInfo.InvariantCulture));

        /// <summary>A piece.</summary>
        public void AppendFormatted(Html value) => _text.Append(value._text);
    }
}
