namespace BlocSim;

/// <summary>Books the payments of a tick for every good.</summary>
internal sealed partial class Settlement
{
    private readonly World world;
    private readonly MarketAgent market;
    private readonly PublicStatistics seen;
    private readonly BorderSums[] sums;
    private readonly PublicMoney help;
    private int now;

    public Settlement(World world, MarketAgent market, PublicStatistics seen)
    {
        this.seen = seen;
        help = new PublicMoney(world, market, seen);
        this.world = world;
        this.market = market;
        Goods =
        [
            .. Enumerable
                .Range(0, world.Goods.Length)
                .Select(g => new GoodLedger(
                    world.Layouts[g].OriginNation.Length,
                    world.Nations.Length,
                    world.Layouts[g].Sectors.Length > 0 ? world.Layouts[g].Rows.Length : 0
                )
                {
                    NoTrade = Demand.NoTrade * market.Markets[g].UsualTonnes,
                }),
        ];
        sums = [.. market.Markets.Select(m => new BorderSums(m))];
    }

    public GoodLedger[] Goods { get; }

    /// <summary>What the baseline kept; null for a run by itself, which has no terms of trade to compare.</summary>
    public WelfareTrace? Against { get; set; }

    /// <summary>Books everything that the market's answer implies.</summary>
    /// <param name="notice">Policy in force.</param>
    /// <param name="tick">The tick.</param>
    /// <param name="onFlow">Told of every flow, if anyone listens.</param>
    public void Book(PolicyNotice notice, int tick, Action<Flow>? onFlow)
    {
        now = tick;
        for (int g = 0; g < Goods.Length; g++)
        {
            Book(g, notice, onFlow);
        }
    }

    /// <summary>Charges members' treasuries for the stockpile's interest and storage, by what they spent on its goods.</summary>
    public void BookCarrying(PolicyNotice notice, double cost) => help.Carrying(Goods, notice, cost);

    /// <summary>Charges members' treasuries for the lots examined.</summary>
    public void BookAudits(PolicyNotice notice, double[] examined) => help.Audits(Goods, notice, examined);

    private void Book(int g, PolicyNotice notice, Action<Flow>? onFlow)
    {
        GoodMarket m = market.Markets[g];
        MarketLayout layout = world.Layouts[g];
        GoodLedger ledger = Goods[g];
        ledger.Clear();
        FloorNotice floor = notice.Floors[g];
        for (int r = 0; r < m.Rows.Length; r++)
        {
            int d = m.Rows[r].Destination;
            int to = layout.DestinationNation[d];
            ledger.Unmet[to] += m.Demands[r].Unmet(m.PriceIndex[r], m.Bought[r]);
            bool plants = layout.RowStage[r] >= 0;
            bool kept = ledger.RowPaid.Length > 0;
            bool wedge = m.HasWedge[d] || (notice.Applies[to] && floor.InForce);
            double paid = ledger.Paid[to];
            double before = paid + ledger.HidingOf[to];
            double evaded = ledger.Misdeclared + ledger.ThirdNation;
            double plain = !wedge && (plants || kept) ? InputAccount.Spent(m, r) : 0;
            if (wedge)
            {
                BookRow(g, r, notice, onFlow);
            }

            if (kept)
            {
                ledger.RowPaid[r] = wedge ? ledger.Paid[to] - paid : plain;
                ledger.RowEvaded[r] = ledger.Misdeclared + ledger.ThirdNation - evaded;
            }

            if (plants)
            {
                double spent = wedge ? ledger.Paid[to] + ledger.HidingOf[to] - before : plain;
                InputAccount.Book(world, market, g, r, spent, seen, ledger);
            }

            if (!wedge)
            {
                sums[g].Add(r);
                if (onFlow is not null)
                {
                    Tell(g, r, onFlow);
                }
            }
        }

        sums[g].Book(ledger, notice, Against, now);
        BookNodes(m, ledger);
        help.Book(g, ledger, notice, now, Against is not null);
        for (int o = 0; o < m.Origins; o++)
        {
            Close(g, o, notice, floor);
        }
    }

    /// <summary>Books a row that may face a wedge, one option at a time.</summary>
    private void BookRow(int g, int r, PolicyNotice notice, Action<Flow>? onFlow)
    {
        GoodMarket m = market.Markets[g];
        MarketLayout layout = world.Layouts[g];
        GoodLedger ledger = Goods[g];
        FloorNotice floor = notice.Floors[g];
        int d = m.Rows[r].Destination;
        int to = layout.DestinationNation[d];
        bool inBloc = notice.Applies[to];
        for (int k = 0; k < m.Nodes; k++)
        {
            int i = (r * m.Stride) + k;
            double hidden = m.HasEvasion[r] ? m.Misdeclared[i] + m.ThirdNation[i] : 0;
            if (m.Declared[i] + hidden <= 0)
            {
                continue;
            }

            int at = (d * m.Stride) + k;
            int o = m.NodeOrigin[k];
            int from = layout.OriginNation[o];
            double price = m.Price[k];
            double freight = m.Freight[at];
            (double duty, double levy, double rent) = BorderCharge.Of(m, at, floor.Form.Receiver, price);
            double licence = (m.LicenceRate[at] * (price + freight)) + m.LicenceSpecific[at];
            bool targeted = notice.Targets(g, to, from);
            ledger.Relief[to] += notice.Relieves(g, to, from) ? m.Declared[i] * notice.Relief[g] : 0;
            double declaredPrice = price + freight + duty + levy + rent;
            double standing = (m.StandingRate[at] * (price + freight)) + m.StandingSpecific[at];
            double stake = declaredPrice - price - freight - standing;
            ledger.Owed += targeted ? (m.Declared[i] + hidden) * stake : 0;
            var flow = new Posting(g, o, from, to, r, k, price);
            var charges = new Charges(freight, duty - licence, levy, rent, licence, 0);
            Post(ledger, m, flow, Channel.Declared, m.Declared[i], charges, targeted, onFlow);
            if (inBloc && floor.AtBorder)
            {
                bool held = declaredPrice >= 0.995 * floor.Price;
                ledger.CountHeld(targeted, targeted ? m.Declared[i] : m.Declared[i] + hidden, held);
                ledger.DeclaredLevy += targeted ? m.Declared[i] * levy : 0;
            }

            if (hidden > 0)
            {
                double fine = notice.Detection[g] * (1 + m.Penalty) * stake;
                var caught = new Charges(freight, standing + fine, 0, 0, 0, 0);
                Post(ledger, m, flow, Channel.Misdeclared, m.Misdeclared[i], caught, targeted, onFlow);
                ledger.Fines[to] += m.Misdeclared[i] * fine;
                double reckoned = Math.Min(1, m.Detection[r] * (1 + m.Penalty)) * stake;
                ledger.Misjudged[to] += layout.RowBuyer[r] >= 0 ? m.Misdeclared[i] * (reckoned - fine) : 0;
                PostThirdNation(ledger, m, notice, flow, at, m.ThirdNation[i], price, stake, targeted, onFlow);
                ledger.Hiding += m.HidingCost[i];
                ledger.HidingOf[to] += m.HidingCost[i];
            }
        }
    }

    /// <summary>What sellers, licence holders and exporters' treasuries get at the price of each node.</summary>
    private static void BookNodes(GoodMarket m, GoodLedger ledger)
    {
        for (int k = 0; k < m.Nodes; k++)
        {
            int o = m.NodeOrigin[k];
            double tonnes = m.Sales[k];
            double quotaRent = QuotaRent(m, k, o);
            ledger.Sold[o] += tonnes;
            ledger.QuotaRent[o] += tonnes * quotaRent;
            ledger.ExportTax[o] += tonnes * (m.Price[k] - m.Price[o] - quotaRent);
            ledger.Receipts[o] += tonnes * (m.Price[o] + quotaRent);
        }

        for (int o = 0; o < m.Origins; o++)
        {
            ledger.Receipts[o] += ledger.Rent[o];

            // The store buys from producers at their price, and sells in their place what buyers paid them for above.
            ledger.StockBought[o] = m.StockTrade[o];
            ledger.StockSpending[o] = m.StockTrade[o] * m.Price[o];
            ledger.Sold[o] += m.StockTrade[o];
            ledger.Receipts[o] += ledger.StockSpending[o];
            ledger.SoldByAll += ledger.Sold[o];
        }
    }

    /// <summary>Tells a listener of the flows of a row without a wedge.</summary>
    private void Tell(int g, int r, Action<Flow> onFlow)
    {
        GoodMarket m = market.Markets[g];
        int d = m.Rows[r].Destination;
        for (int k = 0; k < m.Nodes; k++)
        {
            double tonnes = m.Declared[(r * m.Stride) + k];
            if (tonnes <= 0)
            {
                continue;
            }

            int at = (d * m.Stride) + k;
            int o = m.NodeOrigin[k];
            double price = m.Price[k];
            double freight = m.Freight[at];
            double duty = (m.DutyRate[at] * (price + freight)) + m.DutySpecific[at];
            onFlow(
                new Flow(
                    g,
                    m.OriginNation[o],
                    m.DestinationNation[d],
                    r,
                    Channel.Declared,
                    tonnes,
                    price,
                    price + freight + duty,
                    tonnes * duty,
                    0,
                    tonnes * QuotaRent(m, k, o)
                )
            );
        }
    }

    /// <summary>What a licence to export is worth: the export price less the domestic price and the tax.</summary>
    private static double QuotaRent(GoodMarket m, int node, int origin) =>
        node == origin
            ? 0
            : Math.Max(0, m.Price[node] - (m.Price[origin] * (1 + m.ExportTaxRate[node])) - m.ExportTax[node]);

    private void Close(int g, int o, PolicyNotice notice, FloorNotice floor)
    {
        GoodMarket m = market.Markets[g];
        GoodLedger ledger = Goods[g];
        double price = m.Price[o];
        bool covered =
            floor is { InForce: true, Form.PaysDifference: true } && notice.Member[world.Layouts[g].OriginNation[o]];
        if (covered)
        {
            double perTonne = floor.Difference(double.IsNaN(floor.Index) ? price : floor.Index);
            double tonnes = Math.Min(ledger.Sold[o], m.Offers[o].Covered);
            ledger.Support[o] = perTonne * tonnes;
            ledger.Receipts[o] += ledger.Support[o];
        }

        // Receipts less the area under the offers: what the tonnes cost at the price that just calls them forth.
        m.Offers[o].Strike = double.NaN;
        double marginal = covered
            ? m.Offers[o].PriceAt(ledger.Sold[o], 100 * m.ScalePrice)
            : m.Offers[o].MarginalCost(price);
        double area = m.Offers[o].AreaBelow(marginal);
        ledger.Surplus[o] =
            ledger.Receipts[o] - ((marginal * ledger.Sold[o]) - area) - CreditUsed(g, o) + ledger.Windfall[o];
    }

    /// <summary>
    /// What lead plants have already counted as credit for the co-products made this tick, at its smoothed price: their surplus holds it, so the
    /// co-product's holds only what came out differently.
    /// </summary>
    private double CreditUsed(int g, int o)
    {
        double credit = 0;
        foreach ((int f, double perLead) in world.Layouts[g].OriginCoproducts[o])
        {
            credit += market.Output[f] * perLead * seen.CreditPrice[g][o];
        }

        return credit;
    }
}
