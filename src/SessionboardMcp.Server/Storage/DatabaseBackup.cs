using Microsoft.Data.Sqlite;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Copies the SQLite database and the keys into a folder of their own, while a server works on them: by SQLite's online backup, which takes one moment of
/// the database and keeps no writer waiting. A copy of the file alone would leave out what is in the journal.
/// </summary>
internal static class DatabaseBackup
{
    // It is called a database once it is one.
    private const string Draft = ".part";

    /// <summary>Makes a backup.</summary>
    /// <param name="folder">The data directory.</param>
    /// <param name="target">A folder that is not there yet, or is empty.</param>
    /// <returns>How many keys were copied.</returns>
    /// <exception cref="ConfigurationProblemException">It cannot be made.</exception>
    public static int Run(string folder, string target)
    {
        if (!File.Exists(DataDirectory.DatabaseIn(folder)))
            throw new ConfigurationProblemException($"There is no database in {folder}. Say where it is with --data DIR. Nothing was backed up.");
        var directory = DataDirectory.Open(folder, usesSandbox: false);
        try
        {
            if (Path.Exists(target) && (!Directory.Exists(target) || Directory.EnumerateFileSystemEntries(target).Any()))
                throw new ConfigurationProblemException($"{target} holds something. Name a folder that is not there yet, such as one of this day. Nothing was backed up.");
            PrivateFiles.MakeFolder(target);
            PrivateFiles.Close(target);
            return Fill(directory, target);
        }
        catch (SqliteException failure) when (DatabaseProblem.Explain(failure, directory) is { } sentence)
        {
            throw new ConfigurationProblemException($"Nothing was backed up. {sentence}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationProblemException($"The backup could not be written to {target}: the folder is not this user's, or its disk is full. Nothing was backed up.");
        }
    }

    private static int Fill(DataDirectory directory, string target)
    {
        var isDone = false;
        try
        {
            var draft = DataDirectory.DatabaseIn(target) + Draft;
            PrivateFiles.Open(draft, FileMode.CreateNew, FileShare.ReadWrite | FileShare.Delete).Dispose();
            CopyDatabase(directory.Database, draft);
            // After the database, so that every key is among them that anything in it was encrypted with.
            var keys = CopyKeys(directory.Keys, Path.Combine(target, directory.Keys.Name));
            File.Move(draft, DataDirectory.DatabaseIn(target));
            isDone = true;
            return keys;
        }
        finally
        {
            // A half is no backup, holds what others should not read, and would stand in the way of the next one. The folder was empty before.
            if (!isDone)
                Empty(target);
        }
    }

    private static void Empty(string target)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(target))
                File.Delete(file);
            foreach (var folder in Directory.EnumerateDirectories(target))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What failed before is the news.
        }
    }

    private static void CopyDatabase(string from, string to)
    {
        using var source = Open(from);
        using var copy = Open(to);
        source.BackupDatabase(copy);
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok")
            throw new ConfigurationProblemException($"The database {from} is damaged, and so would its backup be. Restore it from an earlier one. Nothing was backed up.");
    }

    // Not out of a pool, which would hold the files open.
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static int CopyKeys(DirectoryInfo from, string to)
    {
        var files = from.Exists ? from.GetFiles() : [];
        if (files.Length == 0)
            throw new ConfigurationProblemException($"There are no keys in {from.FullName}, without which nobody can read the database. Nothing was backed up.");
        PrivateFiles.MakeFolder(to);
        foreach (var file in files)
        {
            using var read = file.OpenRead();
            using var write = PrivateFiles.Open(Path.Combine(to, file.Name), FileMode.CreateNew, FileShare.None);
            read.CopyTo(write);
            write.Flush(flushToDisk: true);
        }

        return files.Length;
    }
}
