using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Something that <c>search</c> can find.</summary>
/// <param name="Id">What <c>fetch</c> takes.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Url">The link to it.</param>
internal sealed record Findable(string Id, string Title, string? Url)
{
    /// <summary>The room that it takes with its place in a list, in bytes.</summary>
    public long Bytes => 48 + Sizes.Text(Id) + Sizes.Text(Title);
}
