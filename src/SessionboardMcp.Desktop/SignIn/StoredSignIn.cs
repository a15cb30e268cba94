namespace SessionboardMcp.Desktop.SignIn;

/// <summary>A sign-in by its name, whether or not there is one.</summary>
/// <param name="Store">Where it would be.</param>
/// <param name="Name">Its name.</param>
internal sealed record StoredSignIn(ProfileStore Store, string Name)
{
    /// <summary>Whether it is there.</summary>
    public bool Exists => Store.Has(Name);
}
