using System.Diagnostics;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Core.Tests.Configuration;

/// <summary>What others could open is closed, with a sentence, or refused.</summary>
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _root = Directory.CreateTempSubdirectory("private-files-").FullName;

    private string Folder => Path.Combine(_root, "data");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_not_there_is_not_made() => PrivateFiles.Close(Folder).ShouldBeNull();

    [Fact]
    public void What_is_closed_is_left_alone()
    {
        PrivateFiles.MakeFolder(Path.Combine(Folder, "keys"));
        PrivateFiles.Open(Path.Combine(Folder, "sessionboard-mcp.db"), FileMode.Create, FileShare.None).Dispose();

        PrivateFiles.Close(Folder).ShouldBeNull();
    }

    [Theory]
    [InlineData("sessionboard-mcp.db")]
    [InlineData("sessionboard-mcp.db-wal")]
    [InlineData("sessionboard-mcp.db-shm")]
    [InlineData("migrating")]
    [InlineData("local-token")]
    [InlineData("keys/key-1.xml")]
    [InlineData("desktop/profile-default.json")]
    [InlineData("desktop/keys/key-1.xml")]
    public void A_file_that_was_restored_for_everybody_is_closed_with_a_sentence(string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        var file = Write(name, Everybody);
        File.SetUnixFileMode(Folder, PrivateFiles.OwnFolder);

        var sentence = PrivateFiles.Close(Folder);

        sentence.ShouldNotBeNull().ShouldStartWith("Others could open ");
        Mode(file).ShouldBe(PrivateFiles.OwnFolder, "others' rights alone are taken");
        PrivateFiles.Close(Folder).ShouldBeNull("once is enough");
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherExecute)]
    [InlineData(Everybody)]
    public void A_folder_of_ours_is_closed(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("sessionboard-mcp.db", PrivateFiles.OwnFile);
        File.SetUnixFileMode(Folder, PrivateFiles.OwnFolder | more);

        PrivateFiles.Close(Folder).ShouldBe($"Others could open {Folder}; only this user can now. Whoever else uses this machine may have read what is kept there.");

        Mode(Folder).ShouldBe(PrivateFiles.OwnFolder);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_folder_that_others_use_too_is_refused_and_left_as_it_is(bool isSticky, bool keepsSecretsBelow)
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("somebody-elses.txt", Everybody);
        var mode = Everybody | UnixFileMode.OtherWrite | (isSticky ? UnixFileMode.StickyBit : 0);
        File.SetUnixFileMode(Folder, mode);

        Should.Throw<ConfigurationProblemException>(() => PrivateFiles.Close(Folder, keepsSecretsBelow)).Message.ShouldContain("--data DIR");

        Mode(Folder).ShouldBe(mode);
    }

    [Fact]
    public void A_folder_that_others_can_only_read_may_hold_one_that_they_cannot()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("somebody-elses.txt", Everybody);
        File.SetUnixFileMode(Folder, Everybody);

        PrivateFiles.Close(Folder, keepsSecretsBelow: true).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("keys")]
    [InlineData("sessionboard-mcp.db")]
    [InlineData("local-token")]
    [InlineData("migrating")]
    [InlineData("desktop/profile-default.json")]
    public void A_link_is_refused_wherever_it_leads(string name)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_root, "elsewhere")).FullName;
        var link = name.Length == 0 ? Folder : Path.Combine(Folder, name);
        PrivateFiles.MakeFolder(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, elsewhere);

        Should.Throw<ConfigurationProblemException>(() => PrivateFiles.Close(Folder)).Message.ShouldStartWith($"{link} is a link.");

        File.Delete(link);
        File.CreateSymbolicLink(link, Path.Combine(_root, "nowhere"));
        Should.Throw<ConfigurationProblemException>(() => PrivateFiles.Close(Folder)).Message.ShouldStartWith($"{link} is a link.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("keys")]
    [InlineData("sessionboard-mcp.db")]
    [InlineData("keys/key-1.xml")]
    public async Task What_is_another_users_is_refused(string name)
    {
        // Only root can give a file away.
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return;
        Write(name.Contains('.', StringComparison.Ordinal) ? name : Path.Combine(name, "key-2.xml"), PrivateFiles.OwnFile);
        File.SetUnixFileMode(Folder, PrivateFiles.OwnFolder);
        var path = name.Length == 0 ? Folder : Path.Combine(Folder, name);
        using (var change = Process.Start("chown", ["65534", path]))
            await change.WaitForExitAsync();

        Should.Throw<ConfigurationProblemException>(() => PrivateFiles.Close(Folder)).Message.ShouldStartWith($"{path} belongs to another user");
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private string Write(string name, UnixFileMode mode)
    {
        var path = Path.Combine(Folder, name);
        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "secret");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
        return path;
    }
}
