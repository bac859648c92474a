using System.Text;

namespace BlocSim.Reports;

/// <summary>Writes files whole: to a temporary name first, then moved into place, so that a crash leaves the old file or the new one.</summary>
/// <remarks>
/// Temporaries are made new: a link that somebody has put in their place is removed, never followed. The manifest is put in place first: a process that is killed
/// in between leaves a folder of which <c>verify</c> says so, and which the same command may write again.
/// </remarks>
public sealed class OutputFolder : IDisposable
{
    /// <summary>The file that says what the others are.</summary>
    public const string Manifest = "manifest.json";

    private readonly List<(string Temporary, string Final)> pending = [];
    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly string folder;
    private readonly bool created;
    private readonly CancellationToken cancel;

    /// <param name="folder">Created when missing.</param>
    /// <param name="cancel">Ends the writing; nothing stays behind then.</param>
    /// <exception cref="IOException">It cannot be created or written to.</exception>
    public OutputFolder(string folder, CancellationToken cancel = default)
    {
        this.folder = folder;
        this.cancel = cancel;
        created = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        string probe = Path.Combine(folder, ".write-test");
        using (Fresh(probe)) { }
        File.Delete(probe);
    }

    /// <summary>Makes a file of its own, whatever stood there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static FileStream Fresh(string path)
    {
        File.Delete(path);
        Temporaries.Add(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Opens a file that appears under its name only at <see cref="Commit"/>.</summary>
    public StreamWriter Create(string name) =>
        new(CreateBinary(name), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    /// <summary>The same for a file that is no text.</summary>
    public Stream CreateBinary(string name)
    {
        cancel.ThrowIfCancellationRequested();
        string temporary = Path.Combine(folder, $".{name}.part");
        pending.Add((temporary, Path.Combine(folder, name)));
        return new HashingStream(Fresh(temporary), digest => hashes[name] = digest);
    }

    /// <summary>Writes a whole file.</summary>
    public void Write(string name, string text)
    {
        using StreamWriter writer = Create(name);
        writer.Write(text);
    }

    /// <summary>SHA-256 of every file written so far, hexadecimal, by name. Call after all writers are closed.</summary>
    public IReadOnlyDictionary<string, string> Hashes() =>
        pending
            .Select(p => Path.GetFileName(p.Final))
            .ToDictionary(name => name, name => hashes[name], StringComparer.Ordinal);

    /// <summary>Puts every file in place. Call after all writers are closed.</summary>
    /// <param name="obsolete">Files of an earlier run that this one would have written but did not; they are removed.</param>
    public void Commit(params IEnumerable<string> obsolete)
    {
        cancel.ThrowIfCancellationRequested();
        lock (Temporaries.Gate)
        {
            foreach (string name in obsolete.Where(n => pending.TrueForAll(p => Path.GetFileName(p.Final) != n)))
            {
                File.Delete(Path.Combine(folder, name));
            }

            foreach (
                (string temporary, string final) in pending.OrderBy(p => Path.GetFileName(p.Final) == Manifest ? 0 : 1)
            )
            {
                File.Move(temporary, final, overwrite: true);
                Temporaries.Remove(temporary);
            }

            pending.Clear();
        }
    }

    /// <summary>Removes what was not put in place.</summary>
    public void Dispose()
    {
        try
        {
            foreach ((string temporary, string _) in pending)
            {
                File.Delete(temporary);
                Temporaries.Remove(temporary);
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
