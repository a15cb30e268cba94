namespace SessionboardMcp.SbQL.Parsing;

/// <summary>Words that are no plain names: as a name they stand in quotes, after a dot or after <c>AS</c>.</summary>
internal enum Keyword
{
    None,
    And,
    As,
    Asc,
    Between,
    By,
    Desc,
    Distinct,
    False,
    Find,
    From,
    Group,
    Having,
    In,
    Include,
    Is,
    Join,
    Like,
    Limit,
    Not,
    Null,
    Or,
    Order,
    Select,
    True,
    Where,
}
