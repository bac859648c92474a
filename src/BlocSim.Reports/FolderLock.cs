namespace BlocSim.Reports;

/// <summary>Keeps a second run or experiment out of a folder while one writes there. The system lets go of it when the process ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    private const string Name = ".blocsim.lock";

    private readonly string path;
    private readonly FileStream file;
    private readonly bool created;
    private readonly string folder;

    private FolderLock(string folder, string path, FileStream file, bool created)
    {
        this.folder = folder;
        this.path = path;
        this.file = file;
        this.created = created;
    }

    /// <summary>Takes a folder, which is made when there is none; null when somebody else holds it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    public static FolderLock? TryTake(string folder)
    {
        bool isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        string name = Path.Combine(folder, Name);
        if (new FileInfo(name).LinkTarget is not null)
        {
            File.Delete(name);
        }

        try
        {
            var held = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Temporaries.Add(name);
            return new FolderLock(folder, name, held, isNew);
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }

    /// <summary>Lets go; a folder that was made for nothing is removed.</summary>
    public void Dispose()
    {
        try
        {
            // Removed while it is still held, so that nobody's lock is taken away.
            File.Delete(path);
            Temporaries.Remove(path);
            file.Dispose();
            if (created && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (IOException)
        {
            file.Dispose();
        }
    }
}
