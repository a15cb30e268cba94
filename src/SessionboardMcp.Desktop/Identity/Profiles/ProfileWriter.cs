using System.Text.Json;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>
/// A new version of a profile, not yet in its place. It is made before Sessionboard is asked for new tokens, so that a full disk
/// or a folder that cannot be written to costs no sign-in.
/// </summary>
internal sealed class ProfileWriter : IDisposable
{
    // More than a profile ever needs: tokens are some hundred characters.
    private const int Room = 32 * 1024;

    private readonly string _place;
    private readonly string _draft;
    private FileStream? _file;

    public ProfileWriter(string place)
    {
        _place = place;
        _draft = DraftOf(place);
        _file = OwnerOnly.Open(_draft, FileMode.Create, FileShare.Read);
        // Blanks, so that a draft that was written but not yet cut to its length is whole JSON.
        var blanks = new byte[Room];
        blanks.AsSpan().Fill((byte)' ');
        _file.Write(blanks);
        _file.Flush(flushToDisk: true);
        _file.Position = 0;
    }

    /// <summary>Puts the profile into its place, whole and on the disk, or throws and leaves the old one.</summary>
    public void Commit(Profile profile)
    {
        var file = _file ?? throw new InvalidOperationException("The profile is in its place already.");
        JsonSerializer.Serialize(file, profile, ProfileJson.Default.Profile);
        file.SetLength(file.Position);
        file.Flush(flushToDisk: true);
        file.Dispose();
        _file = null;
        File.Move(_draft, _place, overwrite: true);
    }

    /// <summary>
    /// Takes up what a process that died left behind; the caller has the lock. A whole draft is newer than what is in the place,
    /// and may hold the only refresh token that Sessionboard still honours.
    /// </summary>
    public static void Recover(string place)
    {
        var draft = DraftOf(place);
        if (!File.Exists(draft))
            return;
        if (IsWhole(draft))
            File.Move(draft, place, overwrite: true);
        else
            File.Delete(draft);
    }

    public void Dispose()
    {
        if (_file is null)
            return;
        _file.Dispose();
        _file = null;
        File.Delete(_draft);
    }

    private static bool IsWhole(string draft)
    {
        try
        {
            using var file = File.OpenRead(draft);
            return JsonSerializer.Deserialize(file, ProfileJson.Default.Profile) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string DraftOf(string place) => place + ".new";
}
