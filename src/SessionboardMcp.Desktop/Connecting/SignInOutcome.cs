namespace SessionboardMcp.Desktop.Connecting;

/// <summary>How far a sign-in has come.</summary>
/// <param name="State">How far.</param>
/// <param name="Sentence">What an assistant is told of it.</param>
internal sealed record SignInOutcome(SignInState State, string Sentence);

/// <summary>The states of a sign-in.</summary>
internal enum SignInState
{
    /// <summary>The page is open, and the person has not finished.</summary>
    Open,

    /// <summary>Somebody is signed in.</summary>
    Connected,

    /// <summary>Only the person can go on, elsewhere.</summary>
    ByHand,

    /// <summary>Nobody was signed in.</summary>
    Failed,
}
