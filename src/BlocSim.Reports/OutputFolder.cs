namespace BlocSim.Reports;

/// <summary>Writes files whole: to a temporary name first, then moved into place, so that a crash leaves the old file or the new one.</summary>
public sealed class OutputFolder : IDisposable
{
    private readonly List<(string Temporary, string Final)> pending = [];
    private readonly string folder;
    private readonly bool created;

    /// <param name="folder">Created when missing.</param>
    /// <exception cref="IOException">It cannot be created or written to.</exception>
    public OutputFolder(string folder)
    {
        this.folder = folder;
        created = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        string probe = Path.Combine(folder, ".write-test");
        File.WriteAllText(probe, string.Empty);
        File.Delete(probe);
    }

    /// <summary>Opens a file that appears under its name only at <see cref="Commit"/>.</summary>
    public StreamWriter Create(string name)
    {
        string temporary = Path.Combine(folder, $".{name}.part");
        pending.Add((temporary, Path.Combine(folder, name)));
        return new StreamWriter(temporary, false, new System.Text.UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
    }

    /// <summary>Writes a whole file.</summary>
    public void Write(string name, string text)
    {
        using StreamWriter writer = Create(name);
        writer.Write(text);
    }

    /// <summary>A digest of every file written so far, by name.</summary>
    public IReadOnlyDictionary<string, string> Hashes(Func<byte[], string> digest) =>
        pending.ToDictionary(
            p => Path.GetFileName(p.Final),
            p => digest(File.ReadAllBytes(p.Temporary)),
            StringComparer.Ordinal
        );

    /// <summary>Puts every file in place. Call after all writers are closed.</summary>
    /// <param name="obsolete">Files of an earlier run that this one would have written but did not; they are removed.</param>
    public void Commit(params IEnumerable<string> obsolete)
    {
        foreach (string name in obsolete.Where(n => pending.TrueForAll(p => Path.GetFileName(p.Final) != n)))
        {
            File.Delete(Path.Combine(folder, name));
        }

        foreach ((string temporary, string final) in pending)
        {
            File.Move(temporary, final, overwrite: true);
        }

        pending.Clear();
    }

    /// <summary>Removes what was not put in place.</summary>
    public void Dispose()
    {
        try
        {
            foreach ((string temporary, string _) in pending)
            {
                File.Delete(temporary);
            }

            if (created && pending.Count > 0 && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (IOException)
        {
            // The disk that failed the write may fail the clean-up too; the part files do no harm.
        }
    }
}
