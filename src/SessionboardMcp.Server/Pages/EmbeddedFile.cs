namespace SessionboardMcp.Server.Pages;

/// <summary>A file that is part of the program.</summary>
internal static class EmbeddedFile
{
    /// <summary>Its bytes.</summary>
    /// <param name="name">Its name in the assembly.</param>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
