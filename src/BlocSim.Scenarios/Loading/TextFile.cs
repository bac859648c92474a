using System.Text;

namespace BlocSim.Scenarios;

/// <summary>Text that a user names, read within bounds: at most a limit of bytes, and nothing but text.</summary>
public static class TextFile
{
    /// <summary>The largest scenario, in bytes.</summary>
    public const int LargestScenario = 8 * 1024 * 1024;

    /// <summary>The largest table given as an input, in bytes.</summary>
    public const int LargestTable = 64 * 1024 * 1024;

    /// <summary>Reads a file; a pipe is read as far as the limit.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="ScenarioException">It is too large, is no text, or cannot be read.</exception>
    public static string Read(string path, string label, int most)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Read(stream, label, most);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string reason =
                Directory.Exists(path) ? "it is a folder"
                : e is UnauthorizedAccessException ? "reading it is not allowed"
                : e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
                : "the system refused";
            throw Refused(label, $"the file cannot be read: {reason}");
        }
    }

    /// <summary>Reads a stream to its end, or to the limit.</summary>
    /// <param name="stream">Where from.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="most">The most bytes that it may hold.</param>
    /// <exception cref="ScenarioException">It is too large or is no text.</exception>
    public static string Read(Stream stream, string label, int most)
    {
        using var bytes = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        while (bytes.Length <= most)
        {
            int count = stream.Read(part, 0, (int)Math.Min(part.Length, most + 1 - bytes.Length));
            if (count == 0)
            {
                break;
            }

            bytes.Write(part, 0, count);
        }

        if (bytes.Length > most)
        {
            throw Refused(
                label,
                $"it is larger than {most / 1024 / 1024} MB; a scenario holds a few hundred lines, keep tables outside"
            );
        }

        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), label);
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string label)
    {
        Encoding encoding =
            bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new UnicodeEncoding(false, true, true)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new UnicodeEncoding(true, true, true)
            : new UTF8Encoding(false, true);
        ReadOnlySpan<byte> preamble =
            encoding is UTF8Encoding ? [0xEF, 0xBB, 0xBF]
            : bytes.Length >= 2 ? bytes[..2]
            : [];
        ReadOnlySpan<byte> text = bytes.StartsWith(preamble) ? bytes[preamble.Length..] : bytes;
        try
        {
            return encoding.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            int at = Math.Clamp(e.Index, 0, text.Length - 1);
            int line = text[..at].Count((byte)'\n') + 1;
            string bad = e.BytesUnknown is [var first, ..] ? $"{first:X2}" : "?";
            throw new ScenarioException(
                label,
                [
                    new Problem(
                        new Mark(label, line),
                        string.Empty,
                        $"the byte {bad} is no UTF-8 text; the file was probably saved as Latin-1 or Windows-1252: save it as UTF-8"
                    ),
                ]
            );
        }
    }

    private static ScenarioException Refused(string label, string text) =>
        new(label, [new Problem(new Mark(label, 0), string.Empty, text)]);
}
