namespace SessionboardMcp.Planning.Reading;

/// <summary>Where reading is in a rule.</summary>
internal sealed class Cursor(string text, IReadOnlyList<RuleToken> tokens)
{
    public int At { get; set; }

    public string Text => text;

    public IReadOnlyList<RuleToken> Tokens => tokens;

    public bool IsAtEnd => At >= tokens.Count;

    /// <summary>The word here, in small letters; empty at the end and for a quoted name.</summary>
    public string Word => Peek(0);

    public string Peek(int ahead) => At + ahead < tokens.Count ? tokens[At + ahead].Lower : "";

    /// <summary>Goes on if one of the phrases stands here, the first that does.</summary>
    public bool Take(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Matched(phrase) is > 0 and var words)
            {
                At += words;
                return true;
            }
        }

        return false;
    }

    // How many words a phrase has that stands here; 0 where it does not.
    private int Matched(ReadOnlySpan<char> phrase)
    {
        var words = 0;
        foreach (var word in phrase.Split(' '))
        {
            if (!phrase[word].SequenceEqual(Peek(words++)))
                return 0;
        }

        return words;
    }

    /// <summary>Goes on over every word that is one of these.</summary>
    public void Skip(params ReadOnlySpan<string> words)
    {
        while (!IsAtEnd && words.Contains(Word))
            At++;
    }

    /// <summary>What was written from one token to another.</summary>
    public string Slice(int from, int to) => to <= from ? "" : tokens is { Count: > 0 } && tokens[from].IsQuoted && to == from + 1 ? tokens[from].Text : text[tokens[from].Start..tokens[to - 1].End];

    /// <summary>What is left from here on.</summary>
    public string Rest => IsAtEnd ? "" : text[tokens[At].Start..];
}
