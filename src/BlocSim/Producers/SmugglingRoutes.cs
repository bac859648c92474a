namespace BlocSim;

/// <summary>
/// Smuggling out: the share of a nation's exports that goes past its taxes and quotas moves slowly toward what the wedge between the price abroad and at home
/// calls for. Hiding costs are exponential with mean base price / response, as at the importer's border.
/// </summary>
/// <remarks>Who smuggles pays no tax and uses up no quota; the gain is the exporters', the cost of hiding is resources used.</remarks>
internal sealed class SmugglingRoutes(World world, Smuggling rules)
{
    private readonly double[] share = new double[world.Goods.Length];
    private readonly double[] hiding = new double[world.Goods.Length];
    private readonly double gain = 1 - PortableMath.Pow(1 - rules.MonthlyGain, world.Scenario.Clock.StepMonths);

    /// <summary>Rises whenever a share moves.</summary>
    public int Version { get; private set; }

    /// <summary>Share of the exports of a good that is smuggled.</summary>
    public double Share(int good) => share[good];

    /// <summary>Sees what stood between the price abroad and at home.</summary>
    public void Adapt(TradeReport report)
    {
        for (int g = 0; g < share.Length; g++)
        {
            // The prices differ by the mean over declared and smuggled lots; a lot that is not declared saves the whole of tax and licence.
            double wedge = report.ExportWedge[g] / (1 - share[g]) / world.Goods[g].BasePrice;
            double reach = rules.Response * Math.Max(0, wedge);
            double wanted = Math.Min(rules.Most, 1 - PortableMath.Exp(-reach));
            double next = share[g] + (gain * (wanted - share[g]));
            next = next < 1e-9 ? 0 : next;
            Version += next != share[g] ? 1 : 0;
            share[g] = next;

            // The lots with the least hiding cost go first: up to a share s they cost (s + (1 - s) ln(1 - s)) / response, spread over all exports.
            hiding[g] = next > 0 ? (next + ((1 - next) * PortableMath.Log(1 - next))) / rules.Response : 0;
        }
    }

    /// <summary>Writes into an offer what smuggling leaves of the export terms.</summary>
    public void Set(Offer offer)
    {
        double declared = 1 - share[offer.Good];
        offer.Declared = declared;
        offer.ExportTax *= declared;
        offer.ExportTaxRate *= declared;
        offer.ExportQuota /= declared;
        offer.WaitingCost += hiding[offer.Good];
    }
}
