using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlocSim.Experiments;

/// <summary>SHA-256 over what a run says, written with it: a value that was changed afterwards shows.</summary>
internal sealed class RunDigest(ImmutableArray<string> periods)
{
    private readonly int[] order =
    [
        .. Enumerable.Range(0, periods.Length).OrderBy(i => periods[i], StringComparer.Ordinal),
    ];

    /// <summary>The digest of a run, hexadecimal.</summary>
    /// <param name="outcome">The run.</param>
    /// <param name="inputs">What was set and drawn for it, as <see cref="RunInputs"/> says.</param>
    public string Of(Outcome outcome, string inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Begin(
            hash,
            outcome.Point + ResultDatabase.FirstNumber,
            outcome.Number,
            unchecked((long)outcome.Seed),
            outcome.Hash,
            outcome.Succeeded ? "done" : "failed",
            inputs
        );
        foreach (
            (string variant, double[][] rows) in new[] { ("baseline", outcome.Baseline), ("policy", outcome.Policy) }
        )
        {
            for (int i = 0; i < rows.Length; i++)
            {
                int p = order[i];
                Row(hash, variant, periods[p], rows[p]);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Takes in what identifies a run.</summary>
    public static void Begin(
        IncrementalHash hash,
        long point,
        long number,
        long seed,
        string sha256,
        string status,
        string inputs
    ) =>
        hash.AppendData(
            Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{point};{number};{seed};{sha256};{status}\n{inputs}\n")
            )
        );

    /// <summary>Takes in a row of values, in the order of the table's key.</summary>
    public static void Row(IncrementalHash hash, string variant, string period, ReadOnlySpan<double> values)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{variant};{period};"));
        Span<byte> bytes = stackalloc byte[8];
        foreach (double value in values)
        {
            // What has no value is stored as none, whatever its bits; zero has one sign there.
            double stored = double.IsFinite(value) ? value + 0.0 : double.NaN;
            BitConverter.TryWriteBytes(bytes, BitConverter.DoubleToInt64Bits(stored));
            hash.AppendData(bytes);
        }
    }
}
