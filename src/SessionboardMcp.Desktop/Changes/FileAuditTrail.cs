using System.Globalization;
using System.Text;
using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Changes;

/// <summary>Keeps the audit trail as lines of JSON, a file a day, for 90 days. It holds no values of arguments, and so is not encrypted.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="time">The clock.</param>
internal sealed class FileAuditTrail(ChangeFolder folder, TimeProvider time) : IAuditTrail
{
    private const int Days = 90;
    private const string Ending = ".jsonl";
    private const string Day = "yyyy-MM-dd";

    private DateOnly _pruned;

    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => folder.WriteAsync(() =>
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Prune(today);
        Append(Path.Combine(folder.Path, today.ToString(Day, CultureInfo.InvariantCulture) + Ending), JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry));
        return true;
    }, cancellationToken);

    private static void Append(string path, string line)
    {
        using var file = OwnerOnly.Open(path, FileMode.OpenOrCreate, FileShare.Read);
        var begins = "";
        if (file.Length > 0)
        {
            // A process that died, or a disk that was full, may have left half a line.
            file.Seek(-1, SeekOrigin.End);
            begins = file.ReadByte() == '\n' ? "" : "\n";
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes($"{begins}{line}\n"));
        file.Flush(flushToDisk: true);
    }

    private void Prune(DateOnly today)
    {
        if (_pruned == today)
            return;
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*" + Ending))
        {
            if (DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < today.AddDays(-Days))
                File.Delete(path);
        }

        _pruned = today;
    }
}
