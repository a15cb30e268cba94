namespace SessionboardMcp.SbQL.Parsing;

internal enum TokenKind
{
    /// <summary>A keyword or a plain name.</summary>
    Word,

    /// <summary>A name in double quotes or backticks.</summary>
    QuotedName,
    Text,
    Number,
    Comma,
    Dot,
    Open,
    Close,
    Star,
    Semicolon,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>What no token begins with; its value says what is wrong. Nothing follows it.</summary>
    Bad,
    End,
}
