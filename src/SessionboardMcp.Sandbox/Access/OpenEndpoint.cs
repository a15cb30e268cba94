namespace SessionboardMcp.Sandbox.Access;

/// <summary>Says of an endpoint that it needs no token: signing in is how one comes by a token.</summary>
internal sealed class OpenEndpoint
{
    public static OpenEndpoint Instance { get; } = new();
}
