namespace BlocSim;

/// <summary>What the market tells a producer nation after clearing: its own sales, purchases and outputs, nobody else's.</summary>
internal sealed class NationResult(MarketAgent market, Settlement settlement)
{
    /// <summary>The market of a good, as it cleared.</summary>
    public GoodMarket Market(int good) => market.Markets[good];

    /// <summary>Tonnes that a row of this nation got: what it bought, less what went into the stockpile or with what came out of it.</summary>
    public double Bought(int good, int row) => market.Markets[good].Bought[row] / market.OrderFactor(good, Nation);

    /// <summary>Tonnes that the nation's buyers bought.</summary>
    public double Used(int good) => settlement.Goods[good].Use[Nation];

    /// <summary>Tonnes of a good that the nation's plants made, co-products aside.</summary>
    public double Made(int good)
    {
        double sum = 0;
        int o = market.Layout(good).OriginOf[Nation];
        foreach (int f in o >= 0 ? market.Layout(good).OriginFacilities[o] : [])
        {
            sum += market.Output[f];
        }

        return sum;
    }

    /// <summary>Tonnes of its lead good that a stage made.</summary>
    public double Made(Stage stage) => market.Made(stage);

    /// <summary>Tonnes that its producers sold.</summary>
    public double Sold(int good) =>
        market.Layout(good).OriginOf[Nation] is int o and >= 0 ? settlement.Goods[good].Sold[o] : 0;

    /// <summary>Tonnes that left the nation; all sales where nobody keeps count of exports.</summary>
    public double Exports(int good)
    {
        int o = market.Layout(good).OriginOf[Nation];
        int x = o >= 0 ? market.Markets[good].ExportNodeOf[o] : -1;
        return x >= 0 ? market.Markets[good].Sales[x] : Sold(good);
    }

    /// <summary>Tonnes that went straight to another nation, misdeclared ones included.</summary>
    public double ExportsTo(int good, int nation)
    {
        GoodMarket m = market.Markets[good];
        double sum = 0;
        for (int r = 0; r < m.Rows.Length; r++)
        {
            for (int k = 0; k < m.Nodes && m.DestinationNation[m.Rows[r].Destination] == nation; k++)
            {
                int i = (r * m.Stride) + k;
                bool own = m.OriginNation[m.NodeOrigin[k]] == Nation;
                sum += own ? m.Declared[i] + (m.Hides[r] ? m.Misdeclared[i] : 0) : 0;
            }
        }

        return sum;
    }

    /// <summary>The price of its goods at its own border, export tax and quota's rent included, USD per tonne; NaN where it sells none.</summary>
    public double BorderPrice(int good)
    {
        int o = market.Layout(good).OriginOf[Nation];
        GoodMarket m = market.Markets[good];
        return o < 0 ? double.NaN
            : m.ExportNodeOf[o] is int x and >= 0 ? m.Price[x]
            : m.Price[o];
    }

    /// <summary>What stands between the price of a good at its border and at home, USD per tonne; nothing where exports are free.</summary>
    public double ExportWedge(int good)
    {
        int o = market.Layout(good).OriginOf[Nation];
        GoodMarket m = market.Markets[good];
        return o >= 0 && m.ExportNodeOf[o] is int x and >= 0 ? m.Price[x] - m.Price[o] : 0;
    }

    /// <summary>Average received per tonne, rents included; zero where nothing was sold.</summary>
    public double ReceivedPerTonne(int good) =>
        market.Layout(good).OriginOf[Nation] is int o and >= 0 ? settlement.Goods[good].ReceivedPerTonne(o) : 0;

    /// <summary>Duty and levy that its treasury took.</summary>
    public double Revenue(int good) => settlement.Goods[good].Duty[Nation] + settlement.Goods[good].Levy[Nation];

    /// <summary>Average earned per tonne at the plants' gate; 0 when nothing was sold. A quota's rent goes to whoever holds the licence.</summary>
    public double Received(int good, int origin) => settlement.Goods[good].EarnedPerTonne(origin);

    /// <summary>Tonnes of the lead good a plant made.</summary>
    public double Output(int facility) => market.Output[facility];

    /// <summary>Tonnes of a co-product left over, for the nation this result belongs to.</summary>
    public double Unsold(int good) => market.Unsold(good, Nation);

    /// <summary>The nation.</summary>
    public required int Nation { get; init; }
}
