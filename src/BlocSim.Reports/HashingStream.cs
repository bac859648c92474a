using System.Security.Cryptography;

namespace BlocSim.Reports;

/// <summary>Writes to a file and works out its SHA-256 on the way, so that a file of any size needs no second reading and no memory.</summary>
internal sealed class HashingStream(Stream inner, Action<string> done) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool closed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw Limited(e);
        }

        hash.AppendData(buffer);
    }

    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw Limited(e);
        }
    }

    /// <summary>How a limit on file sizes (EFBIG) arrives here.</summary>
    private static IOException Limited(Exception e) =>
        new("a limit on file sizes is set, and the file would pass it", e);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !closed)
        {
            closed = true;
            inner.Dispose();
            done(Convert.ToHexStringLower(hash.GetHashAndReset()));
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
