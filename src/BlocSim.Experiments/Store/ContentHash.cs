using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlocSim.Experiments;

/// <summary>
/// SHA-256 over what a store says, in one order: the same for one worker, forty, or an experiment that was killed and resumed. How long
/// runs took, and the words in which failed ones said why, are left out.
/// </summary>
public static class ContentHash
{
    private static readonly string[] Tables =
    [
        "SELECT * FROM about WHERE key NOT IN ('asked', 'build', 'digest', 'finished', 'report') AND key NOT LIKE '%-digest' ORDER BY key",
        "SELECT scenario, sha256 FROM scenario ORDER BY scenario",
        "SELECT * FROM period ORDER BY position",
        "SELECT position, name FROM series ORDER BY position",
        "SELECT * FROM point ORDER BY point",
        "SELECT * FROM setting ORDER BY point, position",
        "SELECT * FROM input WHERE replication <= {0} ORDER BY scenario, replication, path",
        "SELECT point, replication, seed, sha256, status FROM run WHERE replication <= {0} ORDER BY point, replication",
        "SELECT * FROM result WHERE replication <= {0} ORDER BY point, replication, variant, period",
    ];

    /// <summary>The hash, hexadecimal.</summary>
    /// <param name="store">The store.</param>
    /// <param name="most">Only replications up to this number.</param>
    public static string Of(ResultDatabase store, int most = int.MaxValue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] number = new byte[8];
        foreach (string sql in Tables)
        {
            store.Query(
                string.Format(CultureInfo.InvariantCulture, sql, most),
                row =>
                {
                    for (int c = 0; c < row.FieldCount; c++)
                    {
                        switch (row.GetValue(c))
                        {
                            case double d:
                                BitConverter.TryWriteBytes(number, BitConverter.DoubleToInt64Bits(d));
                                hash.AppendData(number);
                                break;
                            case var other:
                                hash.AppendData(
                                    Encoding.UTF8.GetBytes(Convert.ToString(other, CultureInfo.InvariantCulture) + "\n")
                                );
                                break;
                        }
                    }

                    return false;
                }
            );
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
