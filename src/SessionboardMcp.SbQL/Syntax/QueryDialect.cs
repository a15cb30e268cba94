namespace SessionboardMcp.SbQL.Syntax;

/// <summary>The two ways in which SbQL is written.</summary>
public enum QueryDialect
{
    /// <summary><c>FIND Session INCLUDE title</c>: what Sessionboard's report builder and its AI write.</summary>
    Find,

    /// <summary><c>SELECT session.title FROM sessions</c>: what Sessionboard's API documentation shows.</summary>
    Select,
}
