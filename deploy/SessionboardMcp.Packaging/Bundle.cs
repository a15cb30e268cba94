using System.IO.Compression;
using System.Text;

namespace SessionboardMcp.Packaging;

/// <summary>An <c>.mcpb</c> file: a zip of the manifest, the program and what it needs.</summary>
internal static class Bundle
{
    private const int File644 = 0b110_100_100 << 16;
    private const int File755 = 0b111_101_101 << 16;

    // What publishing leaves for developers.
    private static readonly string[] Left = [".pdb", ".dbg", ".xml", ".dSYM"];

    /// <summary>Makes the bundle of a published program.</summary>
    /// <returns>The file.</returns>
    public static async Task<FileInfo> MakeAsync(DirectoryInfo program, Platform platform, DirectoryInfo output, RepositoryAddress? repository, CancellationToken cancellationToken)
    {
        var tools = await ProgramTools.ListAsync(Path.Combine(program.FullName, platform.Executable), cancellationToken);
        output.Create();
        var file = new FileInfo(Path.Combine(output.FullName, $"{Wording.Name}-{platform.Name}.mcpb"));
        await using var stream = file.Create();
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        await AddAsync(zip, "manifest.json", File644, new MemoryStream(Encoding.UTF8.GetBytes(Manifest.Of(platform, tools, repository).ToJsonString(Json.Readable) + "\n")));
        foreach (var name in new[] { Manifest.Icon, "LICENSE" })
            await AddAsync(zip, name, File644, File.OpenRead(Path.Combine(AppContext.BaseDirectory, name)));
        foreach (var part in program.EnumerateFiles().Where(part => !Left.Contains(part.Extension)).OrderBy(part => part.Name, StringComparer.Ordinal))
            await AddAsync(zip, $"{Manifest.ProgramFolder}/{part.Name}", part.Name == platform.Executable ? File755 : File644, part.OpenRead());
        return file;
    }

    // The same program gives the same bundle, so that who builds it again can compare.
    private static async Task AddAsync(ZipArchive zip, string name, int mode, Stream content)
    {
        await using var _ = content;
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        entry.ExternalAttributes = mode;
        await using var target = await entry.OpenAsync();
        await content.CopyToAsync(target);
    }
}
