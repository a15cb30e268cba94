using System.Globalization;
using SessionboardMcp.Core.Diagnosis;

namespace SessionboardMcp.Server.Commands;

/// <summary>Compares this machine's clock with Sessionboard's: by it tokens end, links expire and the trail is dated.</summary>
internal static class ClockDoctor
{
    private const string Check = "clock";

    // Tokens are taken for expired half a minute early as it is.
    private static readonly TimeSpan Bad = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Odd = TimeSpan.FromSeconds(5);

    /// <summary>Asks a host for nothing but its time.</summary>
    public static async Task<Finding> ExamineAsync(Uri host, TimeProvider time, CancellationToken cancellationToken)
    {
        using var http = DoctorHttp.Create();
        using var request = new HttpRequestMessage(HttpMethod.Head, host);
        try
        {
            var asked = time.GetUtcNow();
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.Headers.Date is { } told ? Judge(asked + ((time.GetUtcNow() - asked) / 2) - told, host.Host) : Silent(host.Host);
        }
        catch (Exception failure) when (DoctorHttp.IsFailure(failure, cancellationToken))
        {
            return Silent(host.Host);
        }
    }

    /// <summary>What is to be said of a difference.</summary>
    /// <param name="ahead">How far this machine is ahead.</param>
    /// <param name="host">What it was compared with.</param>
    public static Finding Judge(TimeSpan ahead, string host)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{ahead.Duration().TotalSeconds:F0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} that of {host}");
        return ahead.Duration() switch
        {
            var by when by > Bad => new Finding(Check, Outcome.Failed, $"This machine's clock is {text}.", "Have the machine set its clock by the network (NTP): sign-ins fail by a wrong one."),
            var by when by > Odd => new Finding(Check, Outcome.Noted, $"This machine's clock is {text}.", "Have the machine set its clock by the network (NTP)."),
            _ => new Finding(Check, Outcome.Passed, $"This machine's clock agrees with that of {host}."),
        };
    }

    private static Finding Silent(string host) => new(Check, Outcome.Skipped, $"{host} did not tell its time.");
}
