using System.Globalization;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>The grammar of a whole query.</summary>
internal sealed class QueryGrammar(TokenCursor cursor)
{
    /// <summary>The words that begin a statement that would write.</summary>
    internal static readonly IReadOnlySet<string> Writes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "ALTER", "ATTACH", "CALL", "CREATE", "DELETE", "DETACH", "DROP", "EXEC", "EXECUTE", "GRANT", "INSERT", "MERGE",
        "PRAGMA", "REPLACE", "REVOKE", "TRUNCATE", "UPDATE", "UPSERT", "VACUUM",
    };

    private readonly ExpressionGrammar _expressions = new(cursor);

    // query := ( find | select ) [ ';' ]
    public SbqlQuery Query()
    {
        var start = cursor.Current;
        var query = cursor.Take(Keyword.Find) ? Find()
            : cursor.Take(Keyword.Select) ? Select()
            : throw NoQuery(start);
        query = query with { Span = start.Span.Through(cursor.LastSpan) };
        if (cursor.Take(TokenKind.Semicolon, "the end of the query") && cursor.Current.Kind != TokenKind.End)
            throw cursor.Fail("nothing after the semicolon");
        return cursor.Current.Kind == TokenKind.End ? query : throw cursor.Fail();
    }

    private SbqlErrorException NoQuery(Token start)
    {
        const string Expected = "FIND or SELECT";
        if (start.Kind == TokenKind.Word && Writes.Contains(start.Value))
        {
            var message = $"SbQL only reads: expected {Expected} but found \"{start.Value}\".";
            return SbqlErrorException.At(start.Span, message, Expected, DiagnosticRules.Writes);
        }

        return start.Kind == TokenKind.End
            ? SbqlErrorException.At(start.Span, $"The query is empty: expected {Expected}.", Expected, DiagnosticRules.NothingToFind)
            : cursor.Fail();
    }

    // find := 'FIND' entity clauses
    private SbqlQuery Find()
    {
        var entity = cursor.RequireName("an entity such as Session");
        return Clauses(new SbqlQuery(QueryDialect.Find, entity, entity.Span));
    }

    // select := 'SELECT' [ 'DISTINCT' ] columns 'FROM' entity { 'JOIN' entity } clauses
    private SbqlQuery Select()
    {
        var distinct = cursor.Take(Keyword.Distinct);
        var columns = Columns();
        cursor.Require(Keyword.From);
        var entity = cursor.RequireName("an entity such as sessions");
        var joins = new List<Identifier>();
        while (cursor.Take(Keyword.Join))
            joins.Add(JoinedEntity());
        return Clauses(new SbqlQuery(QueryDialect.Select, entity, entity.Span)
        {
            Distinct = distinct,
            Columns = columns,
            Joins = joins,
        });
    }

    // 'JOIN' entity: no ON, which every SQL writer adds
    private Identifier JoinedEntity()
    {
        var entity = cursor.RequireName("an entity such as tracks");
        return cursor.Current is { Kind: TokenKind.Word } on && on.Value.Equals("ON", StringComparison.OrdinalIgnoreCase)
            ? throw SbqlErrorException.At(on.Span,
                "JOIN takes no ON, because the schema's relationships decide: expected the next clause.", "the next clause", DiagnosticRules.Syntax)
            : entity;
    }

    // clauses := { include | where | groupBy | having | orderBy | limit | pivot }, each once at most, in any order
    private SbqlQuery Clauses(SbqlQuery query)
    {
        var canInclude = query.Dialect == QueryDialect.Find;
        bool canWhere = true, canGroup = true, canHave = true, canOrder = true, canLimit = true, canPivot = true;
        while (true)
        {
            // include := 'INCLUDE' columns
            if (canInclude && cursor.Take(Keyword.Include))
                (canInclude, query) = (false, query with { Columns = Columns() });

            // where := 'WHERE' condition
            else if (canWhere && cursor.Take(Keyword.Where))
                (canWhere, query) = (false, query with { Where = _expressions.Condition() });

            // groupBy := 'GROUP' 'BY' term { ',' term }
            else if (canGroup && TakeBy(Keyword.Group, "GROUP BY"))
                (canGroup, query) = (false, query with { GroupBy = List(() => _expressions.Term("a column to group by")) });

            // having := 'HAVING' condition
            else if (canHave && cursor.Take(Keyword.Having))
                (canHave, query) = (false, query with { Having = _expressions.Condition() });

            // orderBy := 'ORDER' 'BY' order { ',' order }
            else if (canOrder && TakeBy(Keyword.Order, "ORDER BY"))
                (canOrder, query) = (false, query with { OrderBy = List(Order) });

            // limit := 'LIMIT' number
            else if (canLimit && cursor.Take(Keyword.Limit))
                (canLimit, query) = (false, query with { Limit = Limit() });

            // pivot := 'PIVOT' term; an assumption, so no error proposes it
            else if (canPivot && cursor.TakesPivot())
                (canPivot, query) = (false, query with { Pivot = _expressions.Term("a column to pivot on") });
            else
                return query;
        }
    }

    private bool TakeBy(Keyword first, string phrase)
    {
        if (!cursor.Take(first, phrase))
            return false;
        cursor.Require(Keyword.By);
        return true;
    }

    // columns := '*' | column { ',' column }
    private List<ColumnItem> Columns() => cursor.Take(TokenKind.Star, "*") ? [] : List(Column);

    // column := expression [ 'AS' name ]
    private ColumnItem Column()
    {
        var expression = _expressions.Expression("a column");
        var alias = cursor.Take(Keyword.As) ? cursor.RequireName("a name for the column", anyWord: true) : null;
        return new ColumnItem(expression, alias, expression.Span.Through(cursor.LastSpan));
    }

    // order := term [ 'ASC' | 'DESC' ]
    private OrderItem Order()
    {
        var term = _expressions.Term("a column to order by");
        var descending = !cursor.Take(Keyword.Asc) && cursor.Take(Keyword.Desc);
        return new OrderItem(term, descending, term.Span.Through(cursor.LastSpan));
    }

    private LimitClause Limit()
    {
        const string Expected = "a whole number of rows from 1 up";
        var token = cursor.Require(TokenKind.Number, Expected);
        return long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0
            ? new LimitClause(rows, token.Span)
            : throw SbqlErrorException.At(token.Span, $"Expected {Expected} but found {token.Described}.", Expected, DiagnosticRules.Syntax);
    }

    private List<T> List<T>(Func<T> item)
    {
        var items = new List<T> { item() };
        while (cursor.Take(TokenKind.Comma, "\",\""))
            items.Add(item());
        return items;
    }
}
