namespace BlocSim;

/// <summary>
/// Writes into one good's market what crossing each border costs this tick: duties, floor, routes through third nations, bans,
/// export terms. Works only when something changed, except for the routes, which follow last tick's prices.
/// </summary>
internal sealed class BorderTerms
{
    /// <summary>An offer can set the reference levy when it has at least this share of outsiders' capacity: a token offer does not.</summary>
    public const double Representative = 0.01;

    private readonly World world;
    private readonly GoodMarket market;
    private readonly MarketLayout layout;
    private readonly double[] freight;
    private readonly TransshipmentRoutes routes;
    private readonly ProcurementRules procurement;
    private readonly Border standing;
    private Offer?[] charged = [];
    private int noticed = -1;
    private int capacitySeen = -1;
    private int termsSeen = -1;

    public BorderTerms(World world, GoodMarket market)
    {
        this.world = world;
        this.market = market;
        layout = world.Layouts[market.Good];
        standing = new Border(world, market.Good);
        freight = world.Freight[market.Good];
        routes = new TransshipmentRoutes(world, market);
        procurement = new ProcurementRules(world, market.Good);
    }

    public void Apply(in MarketView view, Offer?[] offers, Bid[] bids)
    {
        int terms = 0;
        foreach (Offer? offer in offers)
        {
            terms += offer?.TermsVersion ?? 0;
        }

        bool changed = noticed != view.Notice.Version || termsSeen != terms || capacitySeen != view.Public.Version;
        if (changed)
        {
            noticed = view.Notice.Version;
            termsSeen = terms;
            capacitySeen = view.Public.Version;
            charged = offers;
            SetExportTerms(offers);
            SetFloor(view);
            double outside = OutsidersCapacity(view);
            for (int d = 0; d < layout.DestinationNation.Length; d++)
            {
                SetBorder(d, view, offers, outside);
            }

            LoadWeights(bids, view);
        }

        market.Penalty = world.Scenario.Bloc.Enforcement.Penalty;
        market.Eta = world.Goods[market.Good].EvasionResponse ?? world.Scenario.Bloc.Enforcement.Eta;
        if (market.AnyGeneral)
        {
            routes.Remember();
            routes.Choose(view, charged);
        }
    }

    private void SetExportTerms(Offer?[] offers)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            int x = market.ExportNodeOf[o];
            if (x >= 0)
            {
                Offer? offer = offers[o];
                market.ExportTax[x] = offer?.ExportTax ?? 0;
                market.ExportTaxRate[x] = offer?.ExportTaxRate ?? 0;
                market.Quota[x] = offer?.ExportQuota ?? double.PositiveInfinity;
                market.QuotaPrice[x] = 0;
            }
        }
    }

    private void SetFloor(in MarketView view)
    {
        FloorNotice floor = view.Notice.Floors[market.Good];
        market.SellersKeepWedge = floor.InForce && floor.Form.Receiver == WedgeReceiver.Seller;
        bool reference = floor.Form.HasBasis && floor.Basis == FloorBasis.Reference;

        // Of a homogeneous good, a consignment levy or an undertaking moves the same tonnes as one levy; only the receiver differs.
        bool asLevy = market.IsHomogeneous && floor.Form.Reach == FloorReach.Imports;
        market.ReferenceFloor = floor.InForce && (reference || asLevy) ? floor.Price : double.NaN;
        if (double.IsNaN(market.ReferenceFloor))
        {
            market.Levy = 0;
        }
    }

    private double OutsidersCapacity(in MarketView view)
    {
        double outside = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            bool foreign = view.Notice.IsOutsider(market.Good, layout.OriginNation[o]);
            outside += foreign ? view.Public.Capacity[market.Good][o] : 0;
        }

        return outside;
    }

    private void SetBorder(int d, in MarketView view, Offer?[] offers, double outside)
    {
        int n = world.Nations.Length;
        int to = layout.DestinationNation[d];
        bool inBloc = view.Notice.Applies[to];
        FloorNotice floor = view.Notice.Floors[market.Good];
        bool wedge = false;
        market.HasDuty[d] = false;
        for (int k = 0; k < market.Nodes; k++)
        {
            int o = market.NodeOrigin[k];
            int from = layout.OriginNation[o];
            int at = (d * market.Stride) + k;
            bool home = from == to;
            bool split = market.ExportNodeOf[o] >= 0;
            bool rightNode = market.NodeExport[k] ? !home : home || !split;
            bool banned = offers[o] is { } offer && offer.Banned[to];
            market.Allowed[at] = rightNode && !banned;
            double rate = view.Notice.DutyRate[market.Good][(to * n) + from];
            double specific = view.Notice.DutySpecific[market.Good][(to * n) + from];
            double waiting = home ? 0 : offers[o]?.WaitingCost ?? 0;
            double charge = home ? 0 : offers[o]?.Charge[to] ?? 0;
            market.SetCharge(at, charge);
            double f = freight[(from * n) + to] + (waiting * market.ScalePrice) + charge;
            market.DutyRate[at] = rate;
            market.DutySpecific[at] = specific;
            market.HasDuty[d] |= rate != 0 || specific != 0;
            (market.StandingRate[at], market.StandingSpecific[at]) = standing.StandingDuty(to, from);
            market.StandingRate[at] +=
                inBloc && !view.Notice.Member[from] && !home ? view.Notice.ClubRate[market.Good] : 0;
            market.Freight[at] = f;
            market.Slope[at] = 1 + rate;
            market.Base[at] = (f * (1 + rate)) + specific;
            bool outsider = view.Notice.IsOutsider(market.Good, from) && !home;
            market.Evadable[at] =
                world.Scenario.Bloc.Enforcement.Evasion
                && !home
                && !(inBloc && !view.Notice.IsOutsider(market.Good, from));
            bool floored = inBloc && floor.InForce;
            market.LevyApplies[at] = floored && outsider && !double.IsNaN(market.ReferenceFloor);
            bool minimum =
                floored
                && double.IsNaN(market.ReferenceFloor)
                && floor.Form.Reach switch
                {
                    FloorReach.Imports => outsider,
                    FloorReach.AllSales => true,
                    _ => false,
                };
            market.MinimumPrice[at] = minimum ? floor.Price : double.NegativeInfinity;
            market.IsReferenceOffer[at] =
                market.LevyApplies[at]
                && market.Allowed[at]
                && view.Public.Capacity[market.Good][o] >= Representative * outside
                && view.Public.Capacity[market.Good][o] > 0;
            bool newDuty =
                rate != market.StandingRate[at]
                || specific != market.StandingSpecific[at]
                || InTariffQuota(view, to, from);
            market.LicenceRate[at] = 0;
            market.LicenceSpecific[at] = 0;
            wedge |= market.Allowed[at] && (market.LevyApplies[at] || minimum || newDuty);
        }

        market.HasWedge[d] = wedge;
    }

    private bool InTariffQuota(in MarketView view, int to, int from)
    {
        foreach (TariffQuotaNotice quota in view.Notice.TariffQuotas)
        {
            if (quota.Covers[market.Good] is { } covers && covers[(to * world.Nations.Length) + from])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Puts the duties in force with each tariff-rate quota biting as much as it does: 0 while there is room in it, 1 where imports go beyond it,
    /// between while it is just full.
    /// </summary>
    /// <param name="view">Policy in force.</param>
    /// <param name="bite">By quota.</param>
    public void SetTariffQuotas(in MarketView view, ReadOnlySpan<double> bite)
    {
        for (int d = 0; d < layout.DestinationNation.Length; d++)
        {
            for (int k = 0; k < market.Nodes; k++)
            {
                int at = (d * market.Stride) + k;
                int pair = Pair(d, k);
                (double rate, double specific) = Quotas(view.Notice, pair, bite, []);
                market.DutyRate[at] = view.Notice.DutyRate[market.Good][pair] + rate;
                market.DutySpecific[at] = view.Notice.DutySpecific[market.Good][pair] + specific;
                market.HasDuty[d] |= rate != 0 || specific != 0;
                market.Slope[at] = 1 + market.DutyRate[at];
                market.Base[at] = (market.Freight[at] * market.Slope[at]) + market.DutySpecific[at];
            }
        }

        routes.Choose(view, charged);
    }

    /// <summary>Writes what licences inside the quotas are worth, as part of the duties in force.</summary>
    /// <param name="notice">Policy in force.</param>
    /// <param name="bite">By quota, how far it bites.</param>
    /// <param name="inside">By quota, the share of covered imports that is inside it.</param>
    public void SetLicences(PolicyNotice notice, ReadOnlySpan<double> bite, ReadOnlySpan<double> inside)
    {
        for (int d = 0; d < layout.DestinationNation.Length; d++)
        {
            for (int k = 0; k < market.Nodes; k++)
            {
                int at = (d * market.Stride) + k;
                (market.LicenceRate[at], market.LicenceSpecific[at]) = Quotas(notice, Pair(d, k), bite, inside);
            }
        }
    }

    private int Pair(int destination, int node) =>
        (layout.DestinationNation[destination] * world.Nations.Length) + layout.OriginNation[market.NodeOrigin[node]];

    private (double Rate, double Specific) Quotas(
        PolicyNotice notice,
        int pair,
        ReadOnlySpan<double> bite,
        ReadOnlySpan<double> inside
    )
    {
        double rate = 0;
        double specific = 0;
        for (int i = 0; i < bite.Length; i++)
        {
            TariffQuotaNotice quota = notice.TariffQuotas[i];
            if (quota.Covers[market.Good] is { } covers && covers[pair])
            {
                double weight = inside.IsEmpty ? bite[i] : bite[i] * inside[i];
                rate += weight * quota.Rate;
                specific += weight * quota.Specific;
            }
        }

        return (rate, specific);
    }

    /// <summary>Weights over origins become weights over nodes: a buyer sees an origin's home or export price, or neither under a ban.</summary>
    private void LoadWeights(Bid[] bids, in MarketView view)
    {
        for (int r = 0; r < bids.Length; r++)
        {
            int border = market.Rows[r].Destination * market.Stride;
            int row = r * market.Stride;
            double sum = 0;
            for (int k = 0; k < market.Nodes; k++)
            {
                double n = market.Allowed[border + k] ? bids[r].Weights[market.NodeOrigin[k]] : 0;
                market.Weights[row + k] = n;
                sum += n;
            }

            for (int k = 0; k < market.Nodes; k++)
            {
                // What a rule bars is lost to the buyer's choice, and the rest weighs no more for it: the price index says what that costs.
                bool barred = procurement.Bars(r, market.NodeOrigin[k], view);
                market.Weights[row + k] = sum > 0 && !barred ? market.Weights[row + k] / sum : 0;
            }
        }
    }
}
