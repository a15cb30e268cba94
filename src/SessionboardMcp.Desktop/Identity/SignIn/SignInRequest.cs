namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>What a person asked for with <c>login</c>.</summary>
/// <param name="Address">The base address of the API.</param>
/// <param name="ClientId">The client that Sessionboard registered.</param>
/// <param name="Scopes">The scopes to ask for, as far as they are offered.</param>
/// <param name="OpensBrowser">Whether the browser is opened, or its address printed only.</param>
/// <param name="Patience">How long the person may take.</param>
internal sealed record SignInRequest(Uri Address, string ClientId, IReadOnlySet<string> Scopes, bool OpensBrowser, TimeSpan Patience);
