namespace SessionboardMcp.Core.Changes;

/// <summary>Where what a change would do comes from: what the same call means, made again while one waits or after one was refused.</summary>
internal enum ChangeContent
{
    /// <summary>All of it is in the arguments: the same call is the same change.</summary>
    Given,

    /// <summary>It is read from Sessionboard, as what a draft holds is: the same call is planned again, and is the same change only if it comes out the same.</summary>
    Read,

    /// <summary>
    /// It is worked out from what is read, in ways that need not come out the same twice: while one waits it is the same, for as long as it could be done. Refused, it is
    /// planned again.
    /// </summary>
    Searched,
}
