using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>
/// Payments of buyers without a wedge, added up by customs territory: all that cross a border there pay the same, so their tonnes are summed
/// first and the money is worked out once.
/// </summary>
internal sealed class BorderSums
{
    private readonly GoodMarket market;
    private readonly double[] tonnes;
    private readonly int[] rows;
    private readonly int[] firstRow;
    private readonly double[] outsider;

    public BorderSums(GoodMarket market)
    {
        this.market = market;
        tonnes = new double[market.DestinationNation.Length * market.Stride];
        rows = new int[market.DestinationNation.Length];
        firstRow = new int[market.DestinationNation.Length];
        outsider = new double[market.Stride];
    }

    /// <summary>Adds the tonnes of a row.</summary>
    public void Add(int row)
    {
        int stride = market.Stride;
        int d = market.Rows[row].Destination;
        Span<double> sum = tonnes.AsSpan(d * stride, stride);
        ReadOnlySpan<double> bought = market.Declared.AsSpan(row * stride, stride);
        rows[d]++;
        if (rows[d] == 1)
        {
            firstRow[d] = row;
            return;
        }

        if (rows[d] == 2)
        {
            market.Declared.AsSpan(firstRow[d] * stride, stride).CopyTo(sum);
        }

        switch (LaneMath.Width)
        {
            case 512:
                LaneMath.AddScaled<Lanes512>(sum, 1, bought);
                break;
            case 256:
                LaneMath.AddScaled<Lanes256>(sum, 1, bought);
                break;
            default:
                LaneMath.AddScaled<Lanes128>(sum, 1, bought);
                break;
        }
    }

    /// <summary>Books what was added since the last time.</summary>
    public void Book(GoodLedger ledger, PolicyNotice notice, WelfareTrace? baseline, int tick)
    {
        for (int k = 0; k < market.Nodes; k++)
        {
            outsider[k] = notice.IsOutsider(market.Good, market.OriginNation[market.NodeOrigin[k]]) ? 1 : 0;
        }

        for (int d = 0; d < rows.Length; d++)
        {
            if (rows[d] == 0)
            {
                continue;
            }

            ReadOnlySpan<double> bought =
                rows[d] == 1
                    ? market.Declared.AsSpan(firstRow[d] * market.Stride, market.Stride)
                    : tonnes.AsSpan(d * market.Stride, market.Stride);
            rows[d] = 0;
            if (baseline is not null)
            {
                TermsOfTrade(ledger, d, bought, baseline, tick);
            }

            switch (LaneMath.Width)
            {
                case 512:
                    Book<Lanes512>(ledger, d, bought, notice.Member);
                    break;
                case 256:
                    Book<Lanes256>(ledger, d, bought, notice.Member);
                    break;
                default:
                    Book<Lanes128>(ledger, d, bought, notice.Member);
                    break;
            }
        }
    }

    private void TermsOfTrade(GoodLedger ledger, int d, ReadOnlySpan<double> bought, WelfareTrace baseline, int tick)
    {
        int to = market.DestinationNation[d];
        for (int k = 0; k < market.Nodes; k++)
        {
            int from = market.OriginNation[market.NodeOrigin[k]];
            if (from != to)
            {
                double before = baseline.ExportPrice(market.Good, market.NodeOrigin[k], tick);
                double gain = bought[k] * (market.Price[k] - before);
                ledger.TermsOfTrade[from] += gain;
                ledger.TermsOfTrade[to] -= gain;
            }
        }
    }

    private void Book<T>(GoodLedger ledger, int d, ReadOnlySpan<double> bought, bool[] member)
        where T : struct, ILanes<T>
    {
        int stride = market.Stride;
        int to = market.DestinationNation[d];
        ref double q = ref MemoryMarshal.GetReference(bought);
        ref double price = ref MemoryMarshal.GetArrayDataReference(market.Price);
        ref double freight = ref market.Freight[d * stride];
        T use = T.Fill(0);
        T carried = use;
        T value = use;
        T paid = use;
        for (int k = 0; k < stride; k += LaneMath.Lanes)
        {
            nuint i = (nuint)k;
            T t = T.Load(ref q, i);
            T p = T.Load(ref price, i);
            T f = T.Load(ref freight, i);
            use += t;
            carried += t * f;
            value += t * p;
            paid += t * (p + f);
        }

        double spent = paid.Sum();
        if (market.HasDuty[d])
        {
            (spent, double collected) = Duties<T>(d, ref q);
            ledger.Duty[to] += collected;
            ledger.DeclaredDuty[to] += collected;
        }

        double home = 0;
        double homeValue = 0;
        double homeOutsider = 0;
        if (market.HomeNode[d] is int node and >= 0)
        {
            home = bought[node];
            homeValue = home * market.Price[node];
            homeOutsider = home * outsider[node];
        }

        double total = use.Sum();
        ledger.Use[to] += total;
        ledger.Paid[to] += spent;
        ledger.Freight += carried.Sum();
        ledger.ExportValue += Math.Max(0, value.Sum() - homeValue);
        ledger.Traded += Math.Max(0, total - home);
        if (member[to])
        {
            ledger.Targeted += Math.Max(0, LaneMath.Dot<T>(bought, outsider) - homeOutsider);
        }
    }

    /// <summary>What buyers paid in all, and the duty in it.</summary>
    private (double Paid, double Duty) Duties<T>(int d, ref double q)
        where T : struct, ILanes<T>
    {
        int stride = market.Stride;
        ref double price = ref MemoryMarshal.GetArrayDataReference(market.Price);
        ref double slope = ref market.Slope[d * stride];
        ref double fix = ref market.Base[d * stride];
        ref double freight = ref market.Freight[d * stride];
        ref double rate = ref market.DutyRate[d * stride];
        ref double specific = ref market.DutySpecific[d * stride];
        T paid = T.Fill(0);
        T duty = paid;
        for (int k = 0; k < stride; k += LaneMath.Lanes)
        {
            nuint i = (nuint)k;
            T t = T.Load(ref q, i);
            T p = T.Load(ref price, i);
            T border = p + T.Load(ref freight, i);
            paid += t * ((T.Load(ref slope, i) * p) + T.Load(ref fix, i));
            duty += t * ((T.Load(ref rate, i) * border) + T.Load(ref specific, i));
        }

        return (paid.Sum(), duty.Sum());
    }
}
