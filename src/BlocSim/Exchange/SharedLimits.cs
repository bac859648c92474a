namespace BlocSim;

/// <summary>
/// Limits that bind several trades, or several goods, together: export quotas over a group of goods, tariff-rate quotas over all their
/// importers. Each has one unknown, a scarcity price or how far the quota bites, and is a root around the clearing of all goods, nested in order.
/// </summary>
internal sealed class SharedLimits(
    World world,
    GoodMarket[] markets,
    BorderTerms[] borders,
    double[] output,
    Action clearAll
)
{
    /// <summary>A limit is held when it is left or passed by no more than this share of it.</summary>
    private const double Close = 1e-9;

    /// <summary>Half-width, as a share of the highest base price, of what counts as one price where exports jump.</summary>
    private const double Near = 1e-9;

    private readonly bool anyShared = world.Scenario.ExportMeasures.Any(m => m.Quota is not null && m.Goods.Length > 1);
    private AnswerBlend[] between = [];
    private readonly List<int> quotas = [];
    private MarketView view;
    private Offer?[][] offers = [];
    private double[] bite = [];
    private double[] inside = [];

    /// <summary>Clears all goods within their shared limits.</summary>
    public void Clear(in MarketView seen, Offer?[][] answers)
    {
        view = seen;
        offers = answers;
        quotas.Clear();
        foreach (Offer?[] good in anyShared ? answers : [])
        {
            foreach (Offer? offer in good)
            {
                if (offer is { SharedQuota: >= 0 } && !quotas.Contains(offer.SharedQuota))
                {
                    quotas.Add(offer.SharedQuota);
                }
            }
        }

        if (bite.Length != view.Notice.TariffQuotas.Count)
        {
            bite = new double[view.Notice.TariffQuotas.Count];
            inside = new double[bite.Length];

            // One a quota: each looks for its duty around the search of the next.
            between = [.. bite.Select(_ => new AnswerBlend(markets, output))];
        }

        if (bite.Length == 0 && quotas.Count == 0)
        {
            clearAll();
            return;
        }

        ClearTariffQuota(0);
        for (int i = 0; i < bite.Length; i++)
        {
            double imports = ImportsUnder(i);
            inside[i] = imports > 0 ? Math.Min(1, view.Notice.TariffQuotas[i].Limit / imports) : 1;
        }

        for (int g = 0; g < markets.Length && bite.Length > 0; g++)
        {
            borders[g].SetLicences(view.Notice, bite, inside);
        }
    }

    private void ClearTariffQuota(int index)
    {
        if (index == bite.Length)
        {
            ClearQuota(0);
            return;
        }

        double limit = view.Notice.TariffQuotas[index].Limit;
        double Room(double x)
        {
            bite[index] = x;
            SetTariffQuotas();
            ClearTariffQuota(index + 1);
            return limit - ImportsUnder(index);
        }

        double at = Roots.Increasing(Room, 0, 1, 1e-14, 1e-11 * limit);
        double room = Room(at);
        if (Math.Abs(room) <= Close * limit || (room > 0 && at <= 0) || (room < 0 && at >= 1))
        {
            return;
        }

        // Beside flat supply imports jump at one and the same duty: the answer is between the two at either side of the jump.
        double less = Room(Math.Min(1, at + Near));
        between[index].Keep();
        double over = Room(Math.Max(0, at - Near));
        if (!(less >= 0 && over < 0))
        {
            Room(at);
            return;
        }

        between[index].Towards(over / (over - less), 2 * Near * world.Goods.Max(good => good.BasePrice));
        bite[index] = at;
        SetTariffQuotas();
    }

    private void SetTariffQuotas()
    {
        for (int g = 0; g < markets.Length; g++)
        {
            if (view.Notice.TariffQuotas.Exists(q => q.Covers[g] is not null))
            {
                borders[g].SetTariffQuotas(view, bite);
            }
        }
    }

    /// <summary>Declared imports under a tariff-rate quota; what evades does not use it up.</summary>
    private double ImportsUnder(int index)
    {
        int n = world.Nations.Length;
        double imports = 0;
        for (int g = 0; g < markets.Length; g++)
        {
            GoodMarket m = markets[g];
            if (view.Notice.TariffQuotas[index].Covers[g] is not { } covers)
            {
                continue;
            }

            for (int r = 0; r < m.Rows.Length; r++)
            {
                int to = m.DestinationNation[m.Rows[r].Destination];
                for (int k = 0; k < m.Nodes; k++)
                {
                    bool counted = covers[(to * n) + m.OriginNation[m.NodeOrigin[k]]];
                    imports += counted ? m.Declared[(r * m.Stride) + k] : 0;
                }
            }
        }

        return imports;
    }

    /// <summary>One scarcity price per tonne over all goods of an export quota: the root of what is left of it.</summary>
    private void ClearQuota(int index)
    {
        if (index == quotas.Count)
        {
            clearAll();
            return;
        }

        int measure = quotas[index];
        double limit = (world.Scenario.ExportMeasures[measure].Quota ?? 0) * world.Scenario.Clock.YearsPerTick;
        List<(GoodMarket Market, int Node, double Declared)> nodes = [.. Under(measure)];
        nodes.ForEach(n => n.Market.Quota[n.Node] = double.PositiveInfinity);
        double Room(double price)
        {
            nodes.ForEach(n => n.Market.QuotaPrice[n.Node] = price);
            ClearQuota(index + 1);
            return limit - nodes.Sum(n => n.Market.Sales[n.Node] * n.Declared);
        }

        double highest = 100 * world.Goods.Max(good => good.BasePrice);
        double at = Roots.Increasing(Room, 0, highest, 1e-13 * highest, 1e-11 * limit);
        double room = Room(at);
        if (!(limit > 0) || Math.Abs(room) <= Close * limit || (room > 0 && at <= 0))
        {
            return;
        }

        // Beside flat supply all exports of a good leave or none at one and the same price: each good then gets what is left of the limit at that price as a quota of its
        // own, in the proportion in which they would leave.
        double step = Near * world.Goods.Max(good => good.BasePrice);
        double less = Room(at + step);
        double[] fewer = [.. nodes.Select(n => n.Market.Sales[n.Node])];
        double over = Room(Math.Max(0, at - step));
        double share = less / (less - over);
        if (!(less >= 0 && over < 0))
        {
            Room(at);
            return;
        }

        for (int i = 0; i < nodes.Count; i++)
        {
            (GoodMarket market, int node, _) = nodes[i];
            market.Quota[node] = fewer[i] + (share * (market.Sales[node] - fewer[i]));
        }

        ClearQuota(index + 1);
    }

    /// <summary>The export nodes under a measure, with the share of their exports that is declared.</summary>
    private IEnumerable<(GoodMarket Market, int Node, double Declared)> Under(int measure)
    {
        for (int g = 0; g < markets.Length; g++)
        {
            for (int o = 0; o < markets[g].Origins; o++)
            {
                int x = markets[g].ExportNodeOf[o];
                if (x >= 0 && offers[g][o] is { } offer && offer.SharedQuota == measure)
                {
                    yield return (markets[g], x, offer.Declared);
                }
            }
        }
    }
}
