namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// How refreshing is timed. Sessionboard publishes no leeway for a refresh token that was rotated in an answer that never arrived;
/// where it has one of half a minute, as is common, a lease of a dead process ends well within it.
/// </summary>
internal static class RefreshOptions
{
    /// <summary>An access token that expires sooner is renewed first: it must outlive the call that it is for.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>An access token with this much left is good enough while it cannot be renewed, or another process renews it.</summary>
    public static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);

    /// <summary>How long a process may hold a grant: longer than <see cref="Api.SignIn.SignInServices.HttpTimeout"/>, so that only a dead one loses it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long one waits that took over a lease which had run out, before it uses the refresh token: its owner may be alive, and hold rotated tokens that
    /// the database would not take. It is longer than <see cref="LongestStorePause"/> and <see cref="StoreAttempt"/> together.
    /// </summary>
    public static readonly TimeSpan Succession = TimeSpan.FromSeconds(2);

    /// <summary>How often one looks whether another process is done.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>How long one waits for another process before giving up: a lease, its succession, a refresh of one's own, and some.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(28);

    /// <summary>How long after a refresh another one is not forced by a 401: a new token that is refused will be refused again.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>How long the first pause is before rotated tokens are stored again, where the database failed; each next one is twice as long.</summary>
    public static readonly TimeSpan StorePause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The longest pause. It is short: once the database is back, another process may find that the lease ran out, and must find the new tokens.
    /// </summary>
    public static readonly TimeSpan LongestStorePause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long one attempt to store them may take. A network that swallows what is sent, and refuses nothing, would else keep the attempt until long after
    /// the lease, while the database is back for everybody else.
    /// </summary>
    public static readonly TimeSpan StoreAttempt = TimeSpan.FromMilliseconds(900);

    /// <summary>How long rotated tokens are kept for the database to come back, beside its own patience: a database fails over in half a minute.</summary>
    public static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(60);
}
