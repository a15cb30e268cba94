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

    // The most that browsers keep a cookie.
    private static readonly TimeSpan BrowserLifetime = TimeSpan.FromDays(400);

    private const string CodeLine = "code";
    private const string BrowserLine = "browser";
    private const string AddressLine = "address";

    /// <summary>What to do for another code: the command reaches only what is kept in a data folder.</summary>
    public string Another => lines.IsKept ? "print another with the command pair" : "start the server again: it prints another, as nothing is kept here";

    /// <summary>Makes a code; the one before ends.</summary>
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
                .. kept.Where(line => line[0] == BrowserLine),
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
                .. kept.Where(line => line[0] != CodeLine),
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
        return lines.Read().Any(line => line is [BrowserLine, var known, var until] && ApprovalCode.AreSame(known, hash) && IsAhead(until));
    }

    private bool IsAhead(string until) => long.TryParse(until, CultureInfo.InvariantCulture, out var seconds) && time.GetUtcNow().ToUnixTimeSeconds() < seconds;

    private static string Time(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
