namespace BlocSim;

/// <summary>
/// The long-run equilibrium of the policy in force: no stocks, all lags over. Buyers have adapted to prices for good and know the odds of being
/// caught; every plant that stands or is being built may work, idle ones too; processors buy exactly what they use; costs, credits and input
/// needs agree with the prices they lead to. Policy, capacity and the size of demand stay as they are that day.
/// </summary>
/// <remarks>
/// Goods clear upstream to downstream again and again, each time at the costs and needs of the last, half-way damped or less, until nothing
/// wants to move by more than a hundred-millionth. The next tick starts from there.
/// </remarks>
internal sealed class LongRun
{
    private const int Rounds = 400;
    private const int Patience = 12;

    /// <summary>How much processors give way from round to round; no part of the answer.</summary>
    private const double Relaxation = 0.5;
    private const double Tolerance = 1e-8;

    private readonly World world;
    private readonly BuyerAgent[] buyers;
    private readonly (int Good, int Row)[] buyerRows;
    private readonly Calibration calibration;
    private readonly MarketAgent market;
    private readonly Settlement settlement;
    private readonly PublicStatistics seen;
    private int months;
    private readonly TickFigures figures;
    private readonly Recorder recorder;
    private readonly Offer?[][] offers;
    private readonly Bid[][] bids;
    private readonly double[][][] weights;
    private readonly double[] output;
    private readonly double[] index;
    private readonly double[][] rowIndex;
    private double pace;

    public LongRun(World world, Calibration calibration, (int Good, int Row)[] buyerRows, RunTable table)
    {
        this.world = world;
        this.calibration = calibration;
        buyers = [.. world.Buyers.Select((_, b) => new BuyerAgent(world, calibration, b))];
        this.buyerRows = buyerRows;
        seen = new PublicStatistics(world, calibration);
        market = new MarketAgent(world, calibration) { NoStores = true };
        settlement = new Settlement(world, market, seen);
        figures = new TickFigures(world, market, settlement, seen);
        recorder = new Recorder(world, table, MetricList.Equilibrium);
        offers =
        [
            .. world.Layouts.Select(
                (l, g) =>
                    l
                        .OriginNation.Select(
                            (_, o) => (Offer?)new Offer(g, o, l.OriginFacilities[o].Length, world.Nations.Length)
                        )
                        .ToArray()
            ),
        ];
        bids = [.. world.Layouts.Select(l => new Bid[l.Rows.Length])];
        weights = [.. world.Layouts.Select(l => l.Rows.Select(_ => new double[l.OriginNation.Length]).ToArray())];
        rowIndex = [.. calibration.RowIndex.Select(r => (double[])r.Clone())];
        index = [.. buyers.Select(_ => double.NaN)];
        output = [.. world.Facilities.Select(f => f.BaseOutput * world.Scenario.Clock.YearsPerTick)];
    }

    /// <summary>Ticks in which nothing settled within the rounds allowed.</summary>
    public int Unsettled { get; private set; }

    /// <summary>Finds the equilibrium of a tick and records it.</summary>
    /// <param name="view">Policy in force.</param>
    /// <param name="terms">Offers of the run, for their export terms.</param>
    /// <param name="reports">What producer nations reported of their plants, by nation.</param>
    public void Record(in MarketView view, Offer?[][] terms, ProducerReport?[] reports)
    {
        figures.Producers = reports;
        figures.Notice = view.Notice;
        Prepare(terms);
        months = view.Date.MonthsSince(world.Scenario.Clock.Start);
        var settled = new MarketView(view.Tick, view.Date, view.Notice, seen);
        bool done = false;
        double least = double.PositiveInfinity;
        int slow = 0;
        pace = 0.5;
        for (int round = 0; round < Rounds && !done; round++)
        {
            Offer();
            Bid();
            BidForInputs();
            market.Clear(settled, offers, bids);
            settlement.Book(view.Notice, view.Tick, null);
            double moved = Publish() / pace;
            done = moved <= Tolerance;
            slow = moved < 0.98 * least ? 0 : slow + 1;
            least = Math.Min(least, moved);
            if (slow >= Patience)
            {
                // Going round in a circle between costs and needs: smaller steps.
                pace = Math.Max(0.02, 0.5 * pace);
                slow = 0;
            }
        }

        Unsettled += done ? 0 : 1;
        recorder.Record(view.Tick, figures);
        foreach (BuyerAgent buyer in buyers)
        {
            buyer.Grow();
        }
    }

    /// <summary>Capacities, export terms and sourcing weights of the day.</summary>
    private void Prepare(Offer?[][] terms)
    {
        double perTick = world.Scenario.Clock.YearsPerTick;
        for (int g = 0; g < world.Goods.Length; g++)
        {
            MarketLayout layout = world.Layouts[g];
            for (int o = 0; o < layout.OriginNation.Length; o++)
            {
                Offer offer = offers[g][o]!;
                if (terms[g][o] is { } given)
                {
                    offer.CopyTerms(given);
                }

                double capacity = layout.OriginSchedule[o] >= 0 ? calibration.OriginCapacity[g][o] : 0;
                for (int i = 0; i < layout.OriginFacilities[o].Length; i++)
                {
                    int f = layout.OriginFacilities[o][i];
                    offer.Capacity[i] = Standing(f) * perTick;
                    offer.Spread[i] = world.Facilities[f].Spread;
                    capacity += Standing(f);
                }

                foreach ((int f, double perLead) in layout.OriginCoproducts[o])
                {
                    capacity += Standing(f) * perLead;
                }

                seen.Capacity[g][o] = capacity;
                seen.MonthsQualified[g][o] = 1000;
            }
        }

        // Who is weighed how hangs on capacity alone, so once a tick is enough.
        seen.Version++;
        for (int g = 0; g < weights.Length; g++)
        {
            for (int r = 0; r < weights[g].Length; r++)
            {
                Sourcing.Weigh(calibration, g, r, seen, weights[g][r]);
            }
        }
    }

    /// <summary>Final buyers at the price index that they have adapted to.</summary>
    private void Bid()
    {
        for (int b = 0; b < buyers.Length; b++)
        {
            (int good, int row) = buyerRows[b];
            bids[good][row] = buyers[b].Settled(weights[good][row], figures.Notice.Detection[good], index[b]);
        }
    }

    /// <summary>Tonnes a year of a plant that stands, works or not, or is being built.</summary>
    private double Standing(int f)
    {
        PlantReport plant = figures.Plant(f);
        bool there = plant.Status is FacilityStatus.Operating or FacilityStatus.Idle or FacilityStatus.Building;
        double host = world.Facilities[f].Host?.At(months) ?? plant.Capacity;
        return there ? Math.Min(plant.Capacity, host) : 0;
    }

    private void Offer()
    {
        for (int g = 0; g < world.Goods.Length; g++)
        {
            MarketLayout layout = world.Layouts[g];
            for (int o = 0; o < layout.OriginNation.Length; o++)
            {
                for (int i = 0; i < layout.OriginFacilities[o].Length; i++)
                {
                    int f = layout.OriginFacilities[o][i];
                    offers[g][o]!.Cost[i] = UnitCost.Of(world, f, figures.Plant(f).CashCost, seen);
                }
            }
        }
    }

    /// <summary>
    /// Processors want what they use: their margin shows in their own offers. Around the last round's price they give way a little, so that
    /// every round clears; where the rounds settle, price is that price and tonnes are those used.
    /// </summary>
    private void BidForInputs()
    {
        for (int g = 0; g < world.Goods.Length; g++)
        {
            MarketLayout layout = world.Layouts[g];
            for (int r = 0; r < layout.Rows.Length; r++)
            {
                if (layout.RowStage[r] < 0)
                {
                    continue;
                }

                Stage stage = world.Stages[layout.RowStage[r]];
                Process process = world.Processes[stage.Process];
                double lead = 0;
                foreach (int f in stage.Facilities)
                {
                    lead += output[f];
                }

                double perLead = 0;
                foreach (Ingredient input in process.Inputs)
                {
                    perLead += input.Good == world.Goods[g].Name ? process.InputPerLead(input) : 0;
                }

                var demand = new Demand
                {
                    Form = DemandForm.Isoelastic,
                    Level = lead * perLead,
                    Response = Relaxation,
                    LongRun = Relaxation,
                    Reference = rowIndex[g][r],
                    Choke = world.Goods[g].Choke * calibration.RowPrice[g][r],
                };
                bids[g][r] = new Bid(g, r, demand, weights[g][r], figures.Notice.Detection[g]);
            }
        }
    }

    /// <summary>Half-way to what the round brought; gives the largest relative move.</summary>
    private double Publish()
    {
        double moved = 0;
        for (int g = 0; g < rowIndex.Length; g++)
        {
            for (int r = 0; r < rowIndex[g].Length; r++)
            {
                double paid = market.Markets[g].PriceIndex[r];
                moved = paid > 0 ? Math.Max(moved, Toward(ref rowIndex[g][r], paid, paid)) : moved;
            }
        }

        for (int b = 0; b < buyers.Length; b++)
        {
            (int good, int row) = buyerRows[b];
            double paid = market.Markets[good].PriceIndex[row];
            if (paid > 0)
            {
                index[b] = index[b] > 0 ? index[b] : paid;
                moved = Math.Max(moved, Toward(ref index[b], paid, paid));
            }
        }

        for (int f = 0; f < output.Length; f++)
        {
            double scale = Math.Max(output[f], 1e-3 * world.Facilities[f].Capacity * world.Scenario.Clock.YearsPerTick);
            moved = Math.Max(moved, Toward(ref output[f], market.Output[f], scale));
        }

        for (int g = 0; g < world.Goods.Length; g++)
        {
            MarketLayout layout = world.Layouts[g];
            GoodLedger ledger = settlement.Goods[g];
            foreach (int n in layout.DestinationNation)
            {
                if (ledger.Use[n] > 0)
                {
                    double paid = (ledger.Paid[n] + ledger.HidingOf[n]) / ledger.Use[n];
                    moved = Math.Max(moved, Toward(ref seen.Delivered[g][n], paid, paid));
                }
            }

            for (int o = 0; o < layout.OriginNation.Length; o++)
            {
                if (ledger.Sold[o] > 0)
                {
                    double received = ledger.ReceivedPerTonne(o);
                    double scale = Math.Max(Math.Abs(received), 1e-3 * world.Goods[g].BasePrice);
                    moved = Math.Max(moved, Toward(ref seen.ReceivedPrice[g][o], received, scale));
                }

                seen.CreditPrice[g][o] = seen.ReceivedPrice[g][o];
            }
        }

        return moved;
    }

    private double Toward(ref double value, double target, double scale)
    {
        double step = pace * (target - value);
        value += step;
        return scale > 0 ? Math.Abs(step) / scale : 0;
    }
}
