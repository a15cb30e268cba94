namespace SessionboardMcp.SbQL.Diagnostics;

/// <summary>The table of everything that the checker looks for.</summary>
public static class DiagnosticRules
{
    /// <summary>SBQL001: a quote that is never closed, or a curly one.</summary>
    public static DiagnosticRule Quotes { get; } = Error("SBQL001", "a quote that is never closed, or a curly one");

    /// <summary>SBQL002: a parenthesis without its partner.</summary>
    public static DiagnosticRule Parentheses { get; } = Error("SBQL002", "a parenthesis without its partner");

    /// <summary>SBQL003: nothing that is to be found.</summary>
    public static DiagnosticRule NothingToFind { get; } = Error("SBQL003", "nothing that is to be found");

    /// <summary>SBQL004: a statement that would write.</summary>
    public static DiagnosticRule Writes { get; } = Error("SBQL004", "a statement that would write");

    /// <summary>SBQL005: an entity that does not exist.</summary>
    public static DiagnosticRule UnknownEntity { get; } = Error("SBQL005", "an entity that does not exist");

    /// <summary>SBQL006: a field that does not exist.</summary>
    public static DiagnosticRule UnknownField { get; } = Error("SBQL006", "a field that does not exist");

    /// <summary>SBQL007: a function that does not exist.</summary>
    public static DiagnosticRule UnknownFunction { get; } = Error("SBQL007", "a function that does not exist");

    /// <summary>SBQL008: a function or comparison on the wrong type.</summary>
    public static DiagnosticRule WrongType { get; } = Error("SBQL008", "a function or comparison on the wrong type");

    /// <summary>SBQL009: an aggregate mixed with plain fields.</summary>
    public static DiagnosticRule MixedAggregate { get; } = Error("SBQL009", "an aggregate mixed with plain fields");

    /// <summary>SBQL010: a relationship that does not exist.</summary>
    public static DiagnosticRule UnknownRelationship { get; } = Error("SBQL010", "a relationship that does not exist");

    /// <summary>SBQL011: a status that no status has.</summary>
    public static DiagnosticRule UnknownStatus { get; } = Error("SBQL011", "a status that no status has");

    /// <summary>SBQL012: a filter on a masked field.</summary>
    public static DiagnosticRule MaskedFilter { get; } = Error("SBQL012", "a filter on a masked field");

    /// <summary>SBQL013: a day or time that cannot be read.</summary>
    public static DiagnosticRule UnreadableValue { get; } = Error("SBQL013", "a day or time that cannot be read");

    /// <summary>SBQL014: a query that is too long, too wide or too deep.</summary>
    public static DiagnosticRule TooLarge { get; } = Error("SBQL014", "a query that is too long, too wide or too deep");

    /// <summary>SBQL015: a misspelt or missing word, a query that ends too early, or a habit of SQL.</summary>
    public static DiagnosticRule Syntax { get; } = Error("SBQL015", "a misspelt or missing word, a query that ends too early, or a habit of SQL");

    /// <summary>SBQL016: something that cannot stand where it stands.</summary>
    public static DiagnosticRule Misplaced { get; } = Error("SBQL016", "something that cannot stand where it stands");

    /// <summary>SBQL017: a value that no setting has.</summary>
    public static DiagnosticRule UnknownValue { get; } = Error("SBQL017", "a value that no setting has");

    /// <summary>SBQL101: related records that multiply a count, a sum or rows.</summary>
    public static DiagnosticRule MultipliedCount { get; } = Warning("SBQL101", "related records that multiply a count, a sum or rows");

    /// <summary>SBQL102: is_abstract where FIND Abstract is meant.</summary>
    public static DiagnosticRule IsAbstract { get; } = Warning("SBQL102", "is_abstract where FIND Abstract is meant");

    /// <summary>SBQL103: status where status_category is meant.</summary>
    public static DiagnosticRule StatusCategory { get; } = Warning("SBQL103", "status where status_category is meant");

    /// <summary>SBQL104: ratings, which miss events with Sessions 2.0.</summary>
    public static DiagnosticRule Ratings { get; } = Warning("SBQL104", "ratings, which miss events with Sessions 2.0");

    /// <summary>SBQL105: a syntax that is not known here but may be right.</summary>
    public static DiagnosticRule UnknownSyntax { get; } = Warning("SBQL105", "a syntax that is not known here but may be right");

    /// <summary>SBQL106: a comparison with NULL, which no value passes.</summary>
    public static DiagnosticRule ComparedWithNull { get; } = Warning("SBQL106", "a comparison with NULL, which no value passes");

    /// <summary>SBQL107: submissions that count as sessions.</summary>
    public static DiagnosticRule MixedKinds { get; } = Warning("SBQL107", "submissions that count as sessions");

    /// <summary>SBQL108: a negation that leaves out what is empty.</summary>
    public static DiagnosticRule EmptyLeftOut { get; } = Warning("SBQL108", "a negation that leaves out what is empty");

    /// <summary>SBQL109: a condition on related records that hardly means what it says.</summary>
    public static DiagnosticRule RelatedCondition { get; } = Warning("SBQL109", "a condition on related records that hardly means what it says");

    /// <summary>SBQL110: a day that means its midnight.</summary>
    public static DiagnosticRule Midnight { get; } = Warning("SBQL110", "a day that means its midnight");

    /// <summary>Every rule, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        Quotes, Parentheses, NothingToFind, Writes, UnknownEntity, UnknownField,
        UnknownFunction, WrongType, MixedAggregate, UnknownRelationship, UnknownStatus, MaskedFilter,
        UnreadableValue, TooLarge, Syntax, Misplaced, UnknownValue, MultipliedCount, IsAbstract,
        StatusCategory, Ratings, UnknownSyntax, ComparedWithNull, MixedKinds, EmptyLeftOut, RelatedCondition, Midnight,
    ];

    private static DiagnosticRule Error(string code, string title) => new(code, DiagnosticSeverity.Error, title);

    private static DiagnosticRule Warning(string code, string title) => new(code, DiagnosticSeverity.Warning, title);
}
