namespace BlocSim.Reports;

/// <summary>Files and folders of this process that mean nothing once it has ended: half-written results, locks, what is verified aside.</summary>
public static class Temporaries
{
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal);

    /// <summary>Held while files are put in place, so that a process that is stopped leaves all of them or none.</summary>
    public static Lock Gate { get; } = new();

    /// <summary>Notes a file or folder to be removed should the process be stopped.</summary>
    public static void Add(string path)
    {
        lock (Paths)
        {
            Paths.Add(Path.GetFullPath(path));
        }
    }

    /// <summary>It is gone, or has become a result.</summary>
    public static void Remove(string path)
    {
        lock (Paths)
        {
            Paths.Remove(Path.GetFullPath(path));
        }
    }

    /// <summary>Removes all that is noted; what cannot be removed is left.</summary>
    public static void Clear()
    {
        string[] all;
        lock (Paths)
        {
            all = [.. Paths];
            Paths.Clear();
        }

        foreach (string path in all)
        {
            try
            {
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }
                else
                {
                    File.Delete(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The process is about to end; a part file does no harm.
            }
        }
    }
}
