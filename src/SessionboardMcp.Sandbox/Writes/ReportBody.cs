using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What a write says of a report; null where it says nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The query. Whether it is one is found out by whoever runs it: nothing says that it is checked before.</param>
/// <param name="Category">What it is filed under.</param>
internal sealed record ReportBody(string? Name, string? Query, string? Category)
{
    private const int MostOfQuery = 20_000;

    /// <summary>Reads the body of a creation.</summary>
    public static ReportBody OfCreate(WriteBody body, WriteRules rules) => OfUpdate(body, rules) switch
    {
        { Name: null } => throw RequestRefusedException.BadRequest("name is missing."),
        { Query: null } => throw RequestRefusedException.BadRequest("query is missing."),
        var read => read,
    };

    /// <summary>Reads the body of an update.</summary>
    public static ReportBody OfUpdate(WriteBody body, WriteRules rules)
    {
        var read = new ReportBody(body.Line("name"), body.Text("query"), body.Short("category"));
        body.Close(rules);
        return read.Query switch
        {
            null => read,
            { Length: > MostOfQuery } => throw RequestRefusedException.BadRequest($"query has more than {MostOfQuery} characters."),
            _ when string.IsNullOrWhiteSpace(read.Query) => throw RequestRefusedException.BadRequest("query is empty."),
            _ => read,
        };
    }
}
