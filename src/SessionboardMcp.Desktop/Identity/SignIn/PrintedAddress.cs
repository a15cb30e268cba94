namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>The address of a sign-in page, for a person at a terminal.</summary>
internal static class PrintedAddress
{
    /// <summary>Prints it on a line of its own.</summary>
    /// <param name="output">What the person reads.</param>
    /// <param name="opensBrowser">Whether a browser is opened, too: whether one came up cannot be known.</param>
    public static Func<string, CancellationToken, Task> To(TextWriter output, bool opensBrowser) => async (address, cancellationToken) =>
    {
        await output.WriteLineAsync(opensBrowser
            ? "Your browser opens to sign in at Sessionboard. If it does not, open this address on this machine:"
            : "Open this address in a browser on this machine to sign in at Sessionboard:");
        await output.WriteLineAsync(address);
        await output.FlushAsync(cancellationToken);
    };
}
