using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>The innermost loops of a logit market, over packs. Each gives the same bits at every vector width.</summary>
internal static class LogitKernel
{
    /// <summary>Sums of pulls between these are numbers to go on with.</summary>
    public const double Least = 1e-290;

    public const double Most = 1e290;

    /// <summary>Whether the sums of eight rows are.</summary>
    public static bool Moderate<T>(RowFigures rows, int first)
        where T : struct, ILanes<T>
    {
        T sum = T.Load(ref rows.Sum[0], (nuint)first);
        return T.AllBelow(T.Fill(Least), sum) && T.AllBelow(sum, T.Fill(Most));
    }

    /// <summary>Writes <c>n exp(theta (shift - a p - c))</c> of some rows for every node, and the sum of each row.</summary>
    /// <param name="market">Holds prices p, border costs a and c, sourcing weights n; the pulls go to its declared flows.</param>
    /// <param name="starts">Where each row begins.</param>
    /// <param name="borders">Where the border costs of each begin.</param>
    /// <param name="figures">The rows' logit scales, what costs are measured from, and their sums.</param>
    /// <param name="first">The first row's place among the figures.</param>
    public static void ChoiceWeightRows<T>(
        GoodMarket market,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<int> borders,
        RowFigures figures,
        int first
    )
        where T : struct, ILanes<T>
    {
        ref double p = ref MemoryMarshal.GetArrayDataReference(market.Price);
        ref double slopes = ref MemoryMarshal.GetArrayDataReference(market.Slope);
        ref double bases = ref MemoryMarshal.GetArrayDataReference(market.Base);
        ref double weights = ref MemoryMarshal.GetArrayDataReference(market.Weights);
        ref double pulls = ref MemoryMarshal.GetArrayDataReference(market.Declared);
        ReadOnlySpan<double> thetas = figures.Theta.AsSpan(first, starts.Length);
        ReadOnlySpan<double> shifts = figures.Shift.AsSpan(first, starts.Length);
        Span<double> sums = figures.Sum.AsSpan(first, starts.Length);
        nuint length = (nuint)market.Stride;
        for (int j = 0; j < starts.Length; j++)
        {
            nuint row = (nuint)starts[j];
            nuint border = (nuint)borders[j];
            T scale = T.Fill(thetas[j]);
            T zero = T.Fill(shifts[j]);
            T total = T.Fill(0);
            for (nuint i = 0; i < length; i += LaneMath.Lanes)
            {
                T cost = T.MultiplyAdd(T.Load(ref slopes, border + i), T.Load(ref p, i), T.Load(ref bases, border + i));
                T e = T.Load(ref weights, row + i) * LaneMath.Exp(scale * (zero - cost));
                e.Store(ref pulls, row + i);
                total += e;
            }

            sums[j] = total.Sum();
        }
    }

    /// <summary>The same at costs that are known already.</summary>
    public static double ChoiceWeights<T>(
        ReadOnlySpan<double> cost,
        ReadOnlySpan<double> weight,
        double theta,
        double shift,
        Span<double> target
    )
        where T : struct, ILanes<T>
    {
        ref double c = ref MemoryMarshal.GetReference(cost);
        ref double n = ref MemoryMarshal.GetReference(weight);
        ref double result = ref MemoryMarshal.GetReference(target);
        T scale = T.Fill(theta);
        T zero = T.Fill(shift);
        T total = T.Fill(0);
        for (int k = 0; k < target.Length; k += LaneMath.Lanes)
        {
            nuint i = (nuint)k;
            T e = T.Load(ref n, i) * LaneMath.Exp(scale * (zero - T.Load(ref c, i)));
            e.Store(ref result, i);
            total += e;
        }

        return total.Sum();
    }

    /// <summary>Adds <c>scale_r x row_r</c> over some rows to a total, element by element in the order of rows.</summary>
    public static void AddRows<T>(
        double[] source,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<double> scales,
        double[] total
    )
        where T : struct, ILanes<T>
    {
        ref double from = ref MemoryMarshal.GetArrayDataReference(source);
        ref double to = ref MemoryMarshal.GetArrayDataReference(total);
        for (int k = 0; k < total.Length; k += LaneMath.Lanes)
        {
            T sum = T.Load(ref to, (nuint)k);
            for (int j = 0; j < starts.Length; j++)
            {
                sum = T.MultiplyAdd(T.Fill(scales[j]), T.Load(ref from, (nuint)(starts[j] + k)), sum);
            }

            sum.Store(ref to, (nuint)k);
        }
    }

    /// <summary>Writes <c>factor x e x a</c> of a row and adds <c>pull x e x a</c> to a diagonal.</summary>
    public static void Weigh<T>(
        ReadOnlySpan<double> pulls,
        ReadOnlySpan<double> slope,
        double factor,
        double pull,
        Span<double> target,
        Span<double> diagonal
    )
        where T : struct, ILanes<T>
    {
        ref double e = ref MemoryMarshal.GetReference(pulls);
        ref double a = ref MemoryMarshal.GetReference(slope);
        ref double to = ref MemoryMarshal.GetReference(target);
        ref double own = ref MemoryMarshal.GetReference(diagonal);
        T f = T.Fill(factor);
        T g = T.Fill(pull);
        for (int k = 0; k < target.Length; k += LaneMath.Lanes)
        {
            nuint i = (nuint)k;
            T weighted = T.Load(ref e, i) * T.Load(ref a, i);
            (f * weighted).Store(ref to, i);
            (T.Load(ref own, i) + (g * weighted)).Store(ref own, i);
        }
    }

    /// <summary>
    /// Adds the sum over rows of <c>e_r w_r'</c> to a square matrix: four of its rows and eight columns at a time stay in registers while
    /// all rows pass by, so that the matrix itself is read and written once.
    /// </summary>
    /// <param name="pulls">Holds the vectors e.</param>
    /// <param name="starts">Where each begins.</param>
    /// <param name="weighted">The vectors w, one after the other.</param>
    /// <param name="matrix">Row-major, stride x stride, stride a multiple of eight.</param>
    /// <param name="stride">Length of a vector.</param>
    public static void AddOuter<T>(
        double[] pulls,
        ReadOnlySpan<int> starts,
        double[] weighted,
        double[] matrix,
        int stride
    )
        where T : struct, ILanes<T>
    {
        ref double e = ref MemoryMarshal.GetArrayDataReference(pulls);
        ref double w = ref MemoryMarshal.GetArrayDataReference(weighted);
        ref double m = ref MemoryMarshal.GetArrayDataReference(matrix);
        nuint line = (nuint)stride;
        for (nuint k = 0; k < line; k += LaneMath.Lanes)
        {
            for (nuint i = 0; i < line; i += 4)
            {
                nuint at = (i * line) + k;
                T a = T.Load(ref m, at);
                T b = T.Load(ref m, at + line);
                T c = T.Load(ref m, at + (2 * line));
                T d = T.Load(ref m, at + (3 * line));
                nuint row = k;
                for (int r = 0; r < starts.Length; r++)
                {
                    T v = T.Load(ref w, row);
                    ref double s = ref Unsafe.Add(ref e, (nuint)starts[r] + i);
                    a = T.MultiplyAdd(T.Fill(s), v, a);
                    b = T.MultiplyAdd(T.Fill(Unsafe.Add(ref s, 1)), v, b);
                    c = T.MultiplyAdd(T.Fill(Unsafe.Add(ref s, 2)), v, c);
                    d = T.MultiplyAdd(T.Fill(Unsafe.Add(ref s, 3)), v, d);
                    row += line;
                }

                a.Store(ref m, at);
                b.Store(ref m, at + line);
                c.Store(ref m, at + (2 * line));
                d.Store(ref m, at + (3 * line));
            }
        }
    }

    /// <summary>Multiplies some rows by a number each, in place: pulls become tonnes.</summary>
    public static void ScaleRows<T>(double[] values, ReadOnlySpan<int> starts, ReadOnlySpan<double> scales, int stride)
        where T : struct, ILanes<T>
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(values);
        for (int j = 0; j < starts.Length; j++)
        {
            nuint row = (nuint)starts[j];
            T f = T.Fill(scales[j]);
            for (nuint i = row; i < row + (nuint)stride; i += LaneMath.Lanes)
            {
                (f * T.Load(ref first, i)).Store(ref first, i);
            }
        }
    }

    /// <summary>
    /// Price indices <c>shift - ln(sum) / theta</c> of eight rows, the quantities of isoelastic demands there and tonnes per pull:
    /// the operations of <see cref="Demand.Quantity"/> below the choke price, lane by lane.
    /// </summary>
    /// <returns>Whether every index is at most the highest that this holds for.</returns>
    public static bool Indices<T>(RowFigures rows, int first)
        where T : struct, ILanes<T>
    {
        nuint i = (nuint)first;
        T sum = T.Load(ref rows.Sum[0], i);
        T index = T.Load(ref rows.Shift[0], i) - (LaneMath.Log(sum) * T.Load(ref rows.PerTheta[0], i));
        T price = T.Max(index, T.Fill(0.01) * T.Load(ref rows.Reference[0], i));
        T ratio = price * T.Load(ref rows.PerReference[0], i);
        T response = T.Fill(0) - T.Load(ref rows.Response[0], i);
        T quantity = T.Load(ref rows.Level[0], i) * LaneMath.Exp(response * LaneMath.Log(ratio));
        index.Store(ref rows.Index[0], i);
        index.Store(ref rows.Shift[0], i);
        quantity.Store(ref rows.Quantity[0], i);
        (quantity / sum).Store(ref rows.Scale[0], i);
        return T.AllAtMost(index, T.Load(ref rows.Highest[0], i));
    }

    /// <summary>
    /// Prices a part of a step down, none by more than half of it and the base price: where offers have no kinks, near zero not below a tenth of where they were
    /// (an isoelastic offer is so steep there that a step computed higher up leads too far).
    /// </summary>
    /// <param name="market">Holds the prices.</param>
    /// <param name="starts">Where each offer begins.</param>
    /// <param name="from">Where the step begins.</param>
    /// <param name="step">The whole step.</param>
    /// <param name="part">How much of it.</param>
    /// <param name="fresh">Whether prices stand where the step begins; that is written down then.</param>
    public static void Move<T>(
        GoodMarket market,
        double[] starts,
        double[] from,
        double[] step,
        double part,
        bool fresh
    )
        where T : struct, ILanes<T>
    {
        T zero = T.Fill(0);
        for (int o = 0; o < market.Origins; o += LaneMath.Lanes)
        {
            nuint i = (nuint)o;
            T price = T.Load(ref fresh ? ref market.Price[0] : ref from[0], i);
            price.Store(ref from[0], i);
            T limit = T.Fill(0.5) * (T.Fill(market.ScalePrice) + price);
            T move = T.Min(T.Max(T.Fill(part) * T.Load(ref step[0], i), zero - limit), limit);
            T start = T.Load(ref starts[0], i);
            T least = T.Choose(zero, start, T.Fill(0.1) * price, zero);
            T next = T.Max(T.Max(price - move, least), T.Load(ref market.Lowest[0], i));
            T.Min(next, T.Load(ref market.Highest[0], i)).Store(ref market.Price[0], i);
        }
    }

    /// <summary>Whether every origin's price is between what stores buy and sell at, and above zero.</summary>
    public static bool Unheld<T>(GoodMarket market)
        where T : struct, ILanes<T>
    {
        bool all = true;
        for (int o = 0; o < market.Origins; o += LaneMath.Lanes)
        {
            T price = T.Load(ref market.Price[0], (nuint)o);
            all &= T.AllBelow(T.Load(ref market.Lowest[0], (nuint)o), price);
            all &= T.AllBelow(price, T.Load(ref market.Highest[0], (nuint)o));
        }

        return all;
    }
}
