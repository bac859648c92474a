namespace BlocSim;

/// <summary>
/// Limits that bind several trades, or several goods, together: export quotas over a group of goods, tariff-rate quotas over all their
/// importers. Each has one unknown, a scarcity price or how far the quota bites, and is a root around the clearing of all goods, nested in order.
/// </summary>
internal sealed class SharedLimits(World world, GoodMarket[] markets, BorderTerms[] borders, Action clearAll)
{
    private readonly bool anyShared = world.Scenario.ExportMeasures.Any(m => m.Quota is not null && m.Goods.Length > 1);
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

        Room(Roots.Increasing(Room, 0, 1, 1e-14, 1e-11 * limit));
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
        double Room(double price)
        {
            double exports = 0;
            for (int g = 0; g < markets.Length; g++)
            {
                SetQuotaPrice(g, measure, price);
            }

            ClearQuota(index + 1);
            for (int g = 0; g < markets.Length; g++)
            {
                exports += ExportsUnder(g, measure);
            }

            return limit - exports;
        }

        double highest = 100 * world.Goods.Max(good => good.BasePrice);
        Room(Roots.Increasing(Room, 0, highest, 1e-13 * highest, 1e-11 * limit));
    }

    private void SetQuotaPrice(int g, int measure, double price)
    {
        for (int o = 0; o < markets[g].Origins; o++)
        {
            int x = markets[g].ExportNodeOf[o];
            if (x >= 0 && offers[g][o]?.SharedQuota == measure)
            {
                markets[g].QuotaPrice[x] = price;
            }
        }
    }

    private double ExportsUnder(int g, int measure)
    {
        double exports = 0;
        for (int o = 0; o < markets[g].Origins; o++)
        {
            int x = markets[g].ExportNodeOf[o];
            exports +=
                x >= 0 && offers[g][o] is { } offer && offer.SharedQuota == measure
                    ? markets[g].Sales[x] * offer.Declared
                    : 0;
        }

        return exports;
    }
}
