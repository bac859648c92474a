namespace BlocSim;

/// <summary>
/// The cheapest claim of another origin for each offer that faces a wedge: papers of a nation that makes the good, or of a member on its own track that sells
/// on what it imported; two freights, that nation's own treatment at the border, relabelling, the chance of being traced.
/// </summary>
internal sealed class TransshipmentRoutes
{
    private readonly World world;
    private readonly GoodMarket market;
    private readonly MarketLayout layout;
    private readonly double[] freight;
    private readonly bool[] allowed;
    private readonly bool[] sellsOn;
    private readonly double[] price;

    public TransshipmentRoutes(World world, GoodMarket market)
    {
        this.world = world;
        this.market = market;
        layout = world.Layouts[market.Good];
        freight = world.Freight[market.Good];
        price = new double[market.Nodes];
        Bloc bloc = world.Scenario.Bloc;
        allowed = [.. world.Nations.Select(n => bloc.Via is not { } via || via.Contains(n.Code))];
        sellsOn =
        [
            .. world.Nations.Select(n =>
                bloc.Enforcement.ReExportTracing is not null && bloc.DualTrack.Contains(n.Code)
            ),
        ];
    }

    /// <summary>Keeps the prices by which routes are chosen until the next tick.</summary>
    public void Remember() => market.Price.AsSpan(0, market.Nodes).CopyTo(price);

    /// <summary>Chooses a route for every offer behind a wedge at last tick's prices.</summary>
    /// <param name="view">Policy in force and public prices.</param>
    /// <param name="offers">Exporters' terms of the day by origin; empty before there were any.</param>
    public void Choose(in MarketView view, Offer?[] offers)
    {
        Enforcement rules = world.Scenario.Bloc.Enforcement;
        double odds = view.Notice.Detection[market.Good] * (1 + rules.Penalty);
        for (int d = 0; d < layout.DestinationNation.Length; d++)
        {
            // Rows with contracts look at routes wherever they are.
            if (market.HasWedge[d] || market.Bound is not null)
            {
                Choose(d, view, offers, odds * rules.TracingShare, odds * (rules.ReExportTracing ?? 0));
            }
        }
    }

    private void Choose(int d, in MarketView view, Offer?[] offers, double tracing, double resold)
    {
        int to = layout.DestinationNation[d];
        for (int k = 0; k < market.Nodes; k++)
        {
            int at = (d * market.Stride) + k;
            market.HasTransshipment[at] = false;
            if (!market.Allowed[at] || !market.Evadable[at])
            {
                continue;
            }

            Offer? offer = offers.Length > 0 ? offers[market.NodeOrigin[k]] : null;
            double best = double.PositiveInfinity;
            for (int vo = 0; vo < market.Origins; vo++)
            {
                int v = layout.OriginNation[vo];
                int declared = (d * market.Stride) + (market.ExportNodeOf[vo] >= 0 ? market.ExportNodeOf[vo] : vo);
                if (allowed[v] && view.Public.Capacity[market.Good][vo] > 0 && Serves(declared, at))
                {
                    bool liable = market.LevyApplies[declared];
                    Try(
                        at,
                        to,
                        v,
                        market.DutyRate[declared],
                        market.DutySpecific[declared],
                        liable,
                        tracing,
                        offer,
                        ref best
                    );
                }
            }

            for (int v = 0; v < sellsOn.Length; v++)
            {
                if (sellsOn[v] && SellsOn(view, v, to, layout.OriginNation[market.NodeOrigin[k]], offer))
                {
                    int pair = (to * world.Nations.Length) + v;
                    double rate = view.Notice.DutyRate[market.Good][pair];
                    double specific = view.Notice.DutySpecific[market.Good][pair];
                    Try(at, to, v, rate, specific, false, resold, offer, ref best);
                }
            }
        }
    }

    /// <summary>Whether an importer asks less of goods declared one way than of goods as they are; a minimum price is no way round anything.</summary>
    private bool Serves(int declared, int at) =>
        !(market.MinimumPrice[declared] > 0)
        && (
            market.LevyApplies[declared] != market.LevyApplies[at]
            || market.MinimumPrice[at] > 0
            || market.DutyRate[declared] < market.DutyRate[at]
            || market.DutySpecific[declared] < market.DutySpecific[at]
        );

    /// <summary>
    /// Whether a member on its own track can sell an outsider's goods on: it gets them, takes no duty on them itself, the importer is behind the common border,
    /// the floor does not hold for members' goods as well, and nobody asks where the goods were made.
    /// </summary>
    private bool SellsOn(in MarketView view, int v, int to, int from, Offer? offer)
    {
        int entry = (v * world.Nations.Length) + from;
        return view.Notice.Member[v]
            && view.Notice.Applies[to]
            && !view.Notice.Member[from]
            && !view.Notice.Tested[market.Good]
            && offer?.Banned[v] != true
            && !(view.Notice.DutyRate[market.Good][entry] > 0)
            && !(view.Notice.DutySpecific[market.Good][entry] > 0)
            && !(view.Notice.Floors[market.Good] is { InForce: true, Form.Reach: FloorReach.AllSales });
    }

    /// <summary>Takes a route if it is the cheapest so far, the expected fine of its tracing included.</summary>
    private void Try(
        int at,
        int to,
        int v,
        double rate,
        double specific,
        bool liable,
        double tracing,
        Offer? offer,
        ref double best
    )
    {
        int k = at % market.Stride;
        int n = world.Nations.Length;
        int from = layout.OriginNation[market.NodeOrigin[k]];
        if (v == from || v == to)
        {
            return;
        }

        double slope = 1 + rate;
        double charge = offer?.Charge[v] ?? 0;
        double relabelling = world.Goods[market.Good].RelabellingCost;
        double fix = ((freight[(from * n) + v] + freight[(v * n) + to] + charge) * slope) + specific + relabelling;
        double stake = Math.Max(
            0,
            market.DeclaredCost(at / market.Stride, k, price[k]) - price[k] - market.Freight[at]
        );
        double cost = (slope * price[k]) + fix + (liable ? market.Levy : 0) + (tracing * stake);
        if (cost < best)
        {
            best = cost;
            market.HasTransshipment[at] = true;
            market.TransshipmentSlope[at] = slope;
            market.TransshipmentBase[at] = fix;
            market.TransshipmentSpecific[at] = specific;
            market.TransshipmentLevyApplies[at] = liable;
            market.TransshipmentTracing[at] = tracing;
            market.TransshipmentNation[at] = v;
            market.SetViaCharge(at, charge);
        }
    }
}
