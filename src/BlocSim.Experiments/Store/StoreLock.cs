namespace BlocSim.Experiments;

/// <summary>Keeps a second experiment away from a store. The system lets go of it when the process ends, however it ends.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly string path;
    private readonly FileStream file;

    /// <param name="store">The store's path.</param>
    /// <exception cref="ExperimentException">Another experiment holds it.</exception>
    public StoreLock(string store)
    {
        path = store + ".lock";
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new ExperimentException(
                $"{store} is being written by another experiment; wait for it, or give this one a folder of its own with --out"
            );
        }
    }

    public void Dispose()
    {
        // Removed while it is still held, so that nobody's lock is taken away.
        File.Delete(path);
        file.Dispose();
    }
}
