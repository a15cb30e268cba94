using System.Globalization;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// The browsers that may approve changes of <c>serve --local</c>, and the code by which one becomes one of them. The code is printed where the person
/// started the server, or ran <c>pair</c>; it works once. The bearer token of the assistant is none.
/// </summary>
/// <param name="lines">Where they are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class LocalApprovers(IApproverLines lines, TimeProvider time)
{
    /// <summary>How long a code lives that is kept in a file, as whoever ran the command may have gone away.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long a browser is known that is not used; each day on which it is used begins this anew.</summary>
    public static readonly TimeSpan BrowserLifetime = TimeSpan.FromDays(30);

    // Not with each page that is loaded.
    private static readonly TimeSpan Renewed = TimeSpan.FromDays(1);

    // Of processes that were started since; each printed one.
    private const int OthersCodes = 7;

    private const string CodeLine = "code";
    private const string BrowserLine = "browser";
    private const string AddressLine = "address";

    /// <summary>What to do for another code: the command reaches only what is kept in a data folder.</summary>
    public string Another => lines.IsKept ? "print another with the command pair" : "start the server again: it prints another, as nothing is kept here";

    /// <summary>
    /// The name of the cookie by which a browser is known. Cookies know no port, so that of one server would take the place of another's; those that
    /// share their browsers share the name.
    /// </summary>
    /// <param name="port">Where the request came in.</param>
    public string CookieName(int port) => lines.Place is { } place ? $"sessionboard-approver-{place}" : CookieOf(port);

    /// <summary>The same of a server that has its browsers to itself.</summary>
    public static string CookieOf(int port) => $"sessionboard-approver-{port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Makes a code; the one before ends, but those of others that share the browsers.</summary>
    /// <param name="address">Where the server listens, for the command <c>pair</c>; null to leave what is known.</param>
    /// <returns>The code, and where the server listens as far as is known.</returns>
    public (string Code, string? Address) NewCode(string? address)
    {
        var code = ApprovalCode.New();
        var known = address;
        lines.Change(kept =>
        {
            known ??= kept.FirstOrDefault(line => line[0] == AddressLine)?[1];
            return
            [
                .. kept.Where(IsLiving).Select(Bounded),
                .. lines.Place is null ? (string[][])[] : [.. kept.Where(IsOpenCode).TakeLast(OthersCodes)],
                [CodeLine, ApprovalCode.Hash(CodeLine, code), Time(lines.IsKept ? time.GetUtcNow() + CodeLifetime : DateTimeOffset.MaxValue)],
                .. known is null ? (string[][])[] : [[AddressLine, known]],
            ];
        });
        return (code, known);
    }

    /// <summary>Uses a code.</summary>
    /// <returns>The key of the browser that is paired now; null where the code is none, or not any more.</returns>
    public string? Pair(string? code)
    {
        if (code is not { Length: > 0 and <= 100 })
            return null;
        var (hash, key, isRight) = (ApprovalCode.Hash(CodeLine, code), ApprovalCode.New(), false);
        lines.Change(kept =>
        {
            isRight = kept.Any(line => line is [CodeLine, var known, var until] && ApprovalCode.AreSame(known, hash) && IsAhead(until));
            return !isRight ? kept :
            [
                .. kept.Where(line => line[0] != CodeLine || !ApprovalCode.AreSame(line[1], hash)),
                [BrowserLine, ApprovalCode.Hash(BrowserLine, key), Time(time.GetUtcNow() + BrowserLifetime)],
            ];
        });
        return isRight ? key : null;
    }

    /// <summary>Whether a browser with this key was paired.</summary>
    public bool Knows(string? key)
    {
        if (key is not { Length: > 0 and <= 100 })
            return false;
        var hash = ApprovalCode.Hash(BrowserLine, key);
        return lines.Read().Any(line => IsLiving(line) && ApprovalCode.AreSame(line[1], hash));
    }

    /// <summary>Begins the time of a browser anew that was used.</summary>
    /// <returns>Whether it did: the browser is told the same then.</returns>
    public bool Renew(string key)
    {
        var (hash, until, isDue) = (ApprovalCode.Hash(BrowserLine, key), time.GetUtcNow() + BrowserLifetime, false);
        lines.Change(kept =>
        {
            isDue = kept.Any(line => IsLiving(line) && ApprovalCode.AreSame(line[1], hash) && !IsAhead(line[2], until - Renewed));
            return isDue ? [.. kept.Select(line => line[0] == BrowserLine && ApprovalCode.AreSame(line[1], hash) ? [BrowserLine, hash, Time(until)] : line)] : kept;
        });
        return isDue;
    }

    /// <summary>Forgets all browsers, and the code that was printed last.</summary>
    /// <returns>How many could approve until now.</returns>
    public int Forget()
    {
        var forgotten = 0;
        lines.Change(kept =>
        {
            forgotten = kept.Count(IsLiving);
            return [.. kept.Where(line => line[0] == AddressLine)];
        });
        return forgotten;
    }

    private bool IsOpenCode(string[] line) => line is [CodeLine, _, var until] && IsAhead(until);

    private bool IsLiving(string[] line) => line is [BrowserLine, _, var until] && IsAhead(until);

    // Those that were paired when it was for 400 days are known for no longer than the others.
    private string[] Bounded(string[] browser) => IsAhead(browser[2], time.GetUtcNow() + BrowserLifetime) ? [browser[0], browser[1], Time(time.GetUtcNow() + BrowserLifetime)] : browser;

    private static bool IsAhead(string until, DateTimeOffset instant) => long.TryParse(until, CultureInfo.InvariantCulture, out var seconds) && instant.ToUnixTimeSeconds() < seconds;

    private bool IsAhead(string until) => IsAhead(until, time.GetUtcNow());

    private static string Time(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
