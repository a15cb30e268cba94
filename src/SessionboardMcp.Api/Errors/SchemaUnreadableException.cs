namespace SessionboardMcp.Api.Errors;

/// <summary>The insights schema came in a shape in which no entity can be found.</summary>
public sealed class SchemaUnreadableException : SessionboardException
{
    internal SchemaUnreadableException(string operation)
        : base(operation, 200, "Sessionboard's schema came in a form that this version cannot read. Queries can still be sent, but not checked.")
    {
    }
}
