using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Queries;

/// <summary>Keeps what Sessionboard masked out of queries: no record holds the mask, so a request would be spent for no rows, or for wrong ones.</summary>
internal static class MaskedQuery
{
    /// <summary>Looks at the texts in quotes of a query.</summary>
    /// <exception cref="QueryRefusedException">One is a mask.</exception>
    public static void RefuseIn(string query) => Refuse(query.Split('\'', '"').Where((_, number) => number % 2 == 1).Select(text => text.Replace('%', ' ')));

    /// <summary>Looks at the words of a question.</summary>
    /// <exception cref="QueryRefusedException">One is a mask.</exception>
    public static void RefuseInWords(string question) => Refuse([question]);

    private static void Refuse(IEnumerable<string> texts)
    {
        if (texts.Any(MaskedText.IsName))
            throw new QueryRefusedException("Not sent: it asks for a masked value (***), which no record holds. Ask by an id, or for something else.");
    }
}
