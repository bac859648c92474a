using System.Numerics;

namespace BlocSim.Experiments;

/// <summary>A sequence of points that fill the unit box evenly (Sobol 1967), in Gray-code order (Antonov and Saleev 1979).</summary>
public sealed class SobolSequence
{
    private const int Bits = 32;

    /// <summary>Degree, coefficients and first direction numbers of dimensions from the second (Joe and Kuo 2008, table new-joe-kuo-6).</summary>
    private static readonly (int Degree, uint Polynomial, uint[] First)[] Table =
    [
        (1, 0, [1]),
        (2, 1, [1, 3]),
        (3, 1, [1, 3, 1]),
        (3, 2, [1, 1, 1]),
        (4, 1, [1, 1, 3, 3]),
        (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]),
        (5, 4, [1, 1, 5, 5, 5]),
        (5, 7, [1, 1, 7, 11, 19]),
        (5, 11, [1, 1, 5, 1, 1]),
        (5, 13, [1, 1, 1, 3, 11]),
        (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]),
        (6, 13, [1, 1, 1, 15, 21, 21]),
        (6, 16, [1, 3, 1, 13, 27, 49]),
        (6, 19, [1, 1, 1, 15, 7, 5]),
        (6, 22, [1, 3, 1, 15, 13, 25]),
        (6, 25, [1, 1, 5, 5, 19, 61]),
        (7, 1, [1, 3, 7, 11, 23, 15, 103]),
        (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    private readonly uint[][] directions;

    /// <param name="dimensions">From 1 to <see cref="MaxDimensions"/>.</param>
    /// <exception cref="ExperimentException">There are more.</exception>
    public SobolSequence(int dimensions)
    {
        if (dimensions < 1 || dimensions > MaxDimensions)
        {
            throw ExperimentException.Asked(
                $"a Sobol sequence has at most {MaxDimensions} dimensions here, {dimensions} are asked for; vary fewer levers or use --design lhs"
            );
        }

        directions = [.. Enumerable.Range(0, dimensions).Select(Directions)];
    }

    /// <summary>How many dimensions it can have.</summary>
    public static int MaxDimensions => Table.Length + 1;

    /// <summary>A point; that of index 0 is the origin.</summary>
    /// <param name="index">From 0.</param>
    public double[] At(int index)
    {
        uint gray = (uint)index ^ ((uint)index >> 1);
        double[] point = new double[directions.Length];
        for (int d = 0; d < point.Length; d++)
        {
            uint x = 0;
            for (uint rest = gray; rest != 0; rest &= rest - 1)
            {
                x ^= directions[d][BitOperations.TrailingZeroCount(rest)];
            }

            point[d] = x * (1.0 / 4294967296.0);
        }

        return point;
    }

    private static uint[] Directions(int dimension)
    {
        uint[] v = new uint[Bits];
        if (dimension == 0)
        {
            for (int i = 0; i < Bits; i++)
            {
                v[i] = 1u << (Bits - 1 - i);
            }

            return v;
        }

        (int s, uint a, uint[] m) = Table[dimension - 1];
        for (int i = 0; i < Bits; i++)
        {
            if (i < s)
            {
                v[i] = m[i] << (Bits - 1 - i);
                continue;
            }

            v[i] = v[i - s] ^ (v[i - s] >> s);
            for (int k = 1; k < s; k++)
            {
                v[i] ^= ((a >> (s - 1 - k)) & 1) * v[i - k];
            }
        }

        return v;
    }
}
