using System.Security.Cryptography;

namespace BlocSim.Reports;

/// <summary>SHA-256 of what a run has written, hexadecimal.</summary>
public static class FileDigest
{
    /// <summary>Of bytes.</summary>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of a file, read as a stream.</summary>
    public static string Of(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
