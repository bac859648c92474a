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
    private readonly bool[] used;
    private readonly double[] outsider;

    public BorderSums(GoodMarket market)
    {
        this.market = market;
        tonnes = new double[market.DestinationNation.Length * market.Stride];
        used = new bool[market.DestinationNation.Length];
        outsider = new double[market.Stride];
    }

    /// <summary>Adds the tonnes of a row.</summary>
    public void Add(int row)
    {
        int stride = market.Stride;
        int d = market.Rows[row].Destination;
        Span<double> sum = tonnes.AsSpan(d * stride, stride);
        ReadOnlySpan<double> bought = market.Declared.AsSpan(row * stride, stride);
        if (!used[d])
        {
            used[d] = true;
            bought.CopyTo(sum);
            return;
        }

        switch (PackMath.Width)
        {
            case 512:
                PackMath.AddScaled<Pack512>(sum, 1, bought);
                break;
            case 256:
                PackMath.AddScaled<Pack256>(sum, 1, bought);
                break;
            default:
                PackMath.AddScaled<Pack128>(sum, 1, bought);
                break;
        }
    }

    /// <summary>Books what was added since the last time.</summary>
    public void Book(GoodLedger ledger, bool[] member, WelfareTrace? baseline, int tick)
    {
        for (int k = 0; k < market.Nodes; k++)
        {
            outsider[k] = member[market.OriginNation[market.NodeOrigin[k]]] ? 0 : 1;
        }

        for (int d = 0; d < used.Length; d++)
        {
            if (!used[d])
            {
                continue;
            }

            used[d] = false;
            if (baseline is not null)
            {
                TermsOfTrade(ledger, d, baseline, tick);
            }

            switch (PackMath.Width)
            {
                case 512:
                    Book<Pack512>(ledger, d, member);
                    break;
                case 256:
                    Book<Pack256>(ledger, d, member);
                    break;
                default:
                    Book<Pack128>(ledger, d, member);
                    break;
            }
        }
    }

    private void TermsOfTrade(GoodLedger ledger, int d, WelfareTrace baseline, int tick)
    {
        int to = market.DestinationNation[d];
        for (int k = 0; k < market.Nodes; k++)
        {
            int from = market.OriginNation[market.NodeOrigin[k]];
            if (from != to)
            {
                double before = baseline.ExportPrice(market.Good, market.NodeOrigin[k], tick);
                double gain = tonnes[(d * market.Stride) + k] * (market.Price[k] - before);
                ledger.TermsOfTrade[from] += gain;
                ledger.TermsOfTrade[to] -= gain;
            }
        }
    }

    private void Book<T>(GoodLedger ledger, int d, bool[] member)
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        int to = market.DestinationNation[d];
        ref double q = ref tonnes[d * stride];
        ref double price = ref MemoryMarshal.GetArrayDataReference(market.Price);
        ref double slope = ref market.Slope[d * stride];
        ref double fix = ref market.Base[d * stride];
        ref double freight = ref market.Freight[d * stride];
        ref double rate = ref market.DutyRate[d * stride];
        ref double specific = ref market.DutySpecific[d * stride];
        T use = T.Fill(0);
        T paid = use;
        T carried = use;
        T duty = use;
        T value = use;
        for (int k = 0; k < stride; k += PackMath.Lanes)
        {
            nuint i = (nuint)k;
            T t = T.Load(ref q, i);
            T p = T.Load(ref price, i);
            T f = T.Load(ref freight, i);
            use += t;
            paid += t * ((T.Load(ref slope, i) * p) + T.Load(ref fix, i));
            carried += t * f;
            duty += t * ((T.Load(ref rate, i) * (p + f)) + T.Load(ref specific, i));
            value += t * p;
        }

        double home = 0;
        double homeValue = 0;
        for (int k = 0; k < market.Origins; k++)
        {
            if (market.OriginNation[k] == to)
            {
                home = tonnes[(d * stride) + k];
                homeValue = home * market.Price[k];
            }
        }

        double bought = use.Sum();
        double collected = duty.Sum();
        ledger.Use[to] += bought;
        ledger.Paid[to] += paid.Sum();
        ledger.Duty[to] += collected;
        ledger.DeclaredDuty[to] += collected;
        ledger.Freight += carried.Sum();
        ledger.ExportValue += Math.Max(0, value.Sum() - homeValue);
        ledger.Traded += Math.Max(0, bought - home);
        if (member[to])
        {
            ledger.Targeted += PackMath.Dot<T>(tonnes.AsSpan(d * stride, stride), outsider);
        }
    }
}
