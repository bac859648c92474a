namespace BlocSim;

/// <summary>
/// What makes tick 0 at baseline policy give back the base year: balanced flows, origin prices, sourcing preferences.
/// </summary>
internal sealed class Calibration
{
    /// <summary>Final demand may differ from supply by this share before it is scaled; more is a mistake in the figures.</summary>
    public const double LargestScaling = 0.02;

    /// <summary>Largest relative gap that balancing may leave; above it the stated margins and exclusions contradict each other.</summary>
    public const double LargestGap = 1e-6;

    public Calibration(World world)
    {
        int goods = world.Goods.Length;
        Supply = new double[goods][];
        OriginPrice = new double[goods][];
        OriginCapacity = new double[goods][];
        Flows = new double[goods][];
        RowQuantity = new double[goods][];
        RowPrice = new double[goods][];
        RowIndex = new double[goods][];
        Preference = new double[goods][];
        NewPreference = new double[goods][];
        Excluded = new bool[goods][];
        Wedge = new double[goods];
        CostPrice = new double[goods];
        FacilityCost = new double[world.Facilities.Length];
        for (int g = 0; g < goods; g++)
        {
            Good(world, g);
        }
    }

    /// <summary>Base-year tonnes a year by good and origin.</summary>
    public double[][] Supply { get; }

    /// <summary>Base-year price by good and origin, USD per tonne.</summary>
    public double[][] OriginPrice { get; }

    /// <summary>What sellers with a wedge get above cost at the start, by good, USD per tonne; 0 without.</summary>
    public double[] Wedge { get; }

    /// <summary>The price at which stated costs and outputs clear the base year, by good with a wedge, USD per tonne.</summary>
    public double[] CostPrice { get; }

    /// <summary>Base-year capacity by good and origin, tonnes a year.</summary>
    public double[][] OriginCapacity { get; }

    /// <summary>Balanced base-year flows by good, row-major over (row, origin), tonnes a year.</summary>
    public double[][] Flows { get; }

    public double[][] RowQuantity { get; }

    /// <summary>Base-year mean delivered price of each row, USD per tonne.</summary>
    public double[][] RowPrice { get; }

    /// <summary>Base-year price index of each row (log-sum), USD per tonne.</summary>
    public double[][] RowIndex { get; }

    /// <summary>Sourcing preference b by (row, origin), scaled by base-year capacity.</summary>
    public double[][] Preference { get; }

    /// <summary>What a new origin gets: the row's capacity-weighted mean b.</summary>
    public double[][] NewPreference { get; }

    /// <summary>Pairs that the scenario says do not trade.</summary>
    public bool[][] Excluded { get; }

    /// <summary>Unit cost of each facility in the base year, inputs and co-product credit included.</summary>
    public double[] FacilityCost { get; }

    private void Good(World world, int g)
    {
        MarketLayout layout = world.Layouts[g];
        Good good = world.Goods[g];
        int origins = layout.OriginNation.Length;
        int rows = layout.Rows.Length;
        Supply[g] = new double[origins];
        OriginPrice[g] = new double[origins];
        OriginCapacity[g] = new double[origins];
        Flows[g] = new double[rows * origins];
        RowQuantity[g] = new double[rows];
        RowPrice[g] = new double[rows];
        RowIndex[g] = new double[rows];
        Preference[g] = new double[rows * origins];
        NewPreference[g] = new double[rows];
        Excluded[g] = new bool[rows * origins];
        for (int o = 0; o < origins; o++)
        {
            Origin(world, g, o);
        }

        Quantities(world, g);
        Balance(world, g);
        if (good.Wedge is not null)
        {
            bool[] full = [.. Enumerable.Range(0, origins).Select(o => Full(world, g, o))];
            CostPrice[g] = StartPrice.Of(layout, Flows[g], OriginPrice[g], o => !full[o]);
            Wedge[g] = StartPrice.Wedge(world, g, Flows[g], OriginPrice[g], full);
            for (int o = 0; o < origins; o++)
            {
                OriginPrice[g][o] += full[o] ? 0 : Markup(world, g, o, 0);
            }
        }

        if (good.IsHomogeneous)
        {
            // A homogeneous good has no preferences; its buyers' reference is the base price.
            Array.Fill(RowPrice[g], good.BasePrice);
            Array.Fill(RowIndex[g], good.BasePrice);
        }
        else
        {
            Preferences(world, g);
        }
    }

    /// <summary>What plants of an origin ask above their cost, USD per tonne.</summary>
    /// <param name="world">Who is there.</param>
    /// <param name="g">The good.</param>
    /// <param name="o">The origin.</param>
    /// <param name="years">Years since the start.</param>
    public double Markup(World world, int g, int o, double years) =>
        Wedge[g] > 0 && StartPrice.Has(world, g, o) ? Wedge[g] * world.Goods[g].Wedge!.Left(years) : 0;

    /// <summary>Whether plants of an origin make all that they can in the base year, so that their costs do not tell the price.</summary>
    private bool Full(World world, int g, int o)
    {
        double output = world.Layouts[g].OriginFacilities[o].Sum(f => world.Facilities[f].BaseOutput);
        return world.Layouts[g].OriginFacilities[o].Length > 0 && output >= OriginCapacity[g][o] * (1 - 1e-9);
    }

    private void Origin(World world, int g, int o)
    {
        MarketLayout layout = world.Layouts[g];
        Good good = world.Goods[g];
        double price = good.BasePrice;
        double output = 0;
        double capacity = 0;
        var curve = new OfferCurve(layout.OriginFacilities[o].Length + world.StepsOf(layout.OriginSchedule[o]));
        foreach (int f in layout.OriginFacilities[o])
        {
            Facility facility = world.Facilities[f];
            FacilityCost[f] = CostOf(world, f);
            if (facility.Status == FacilityStatus.Operating)
            {
                curve.Add(
                    FacilityCost[f] * (1 - facility.Spread),
                    FacilityCost[f] * (1 + facility.Spread),
                    facility.Reach
                );
                capacity += facility.Reach;
            }

            output += facility.BaseOutput;
        }

        if (curve.Blocks > 0 && output > 0)
        {
            price =
                output < capacity * (1 - 1e-9)
                    ? curve.PriceAt(output, 100 * Math.Max(good.BasePrice, FacilityCost.Max()))
                    : good.BasePrice;
        }

        foreach ((int f, double perLead) in layout.OriginCoproducts[o])
        {
            output += world.Facilities[f].BaseOutput * perLead;
            capacity +=
                world.Facilities[f].Status == FacilityStatus.Operating ? world.Facilities[f].Reach * perLead : 0;
        }

        if (layout.OriginSchedule[o] >= 0)
        {
            SupplySchedule s = world.Schedules[layout.OriginSchedule[o]];
            curve.State(s, 1);
            output = curve.Supply(good.BasePrice, out _);
            capacity = output;
        }

        Supply[g][o] = output;
        OriginPrice[g][o] = price;
        OriginCapacity[g][o] = capacity;
    }

    /// <summary>Cash cost plus inputs at base-year delivered prices less co-products at base prices.</summary>
    private double CostOf(World world, int f)
    {
        Facility facility = world.Facilities[f];
        Process process = world.Processes[world.FacilityProcess[f]];
        double cost = facility.Cost;
        foreach (Ingredient input in process.Inputs)
        {
            int g = world.GoodIndex[input.Good];
            cost += process.InputPerLead(input) * InputPrice(world, g, world.FacilityNation[f]);
        }

        foreach (Ingredient output in process.Outputs.Skip(1))
        {
            cost -= process.CoproductPerLead(output) * world.Goods[world.GoodIndex[output.Good]].BasePrice;
        }

        return Math.Max(cost, 0.01 * world.Goods[world.FacilityGood[f]].BasePrice);
    }

    private double InputPrice(World world, int g, int nation)
    {
        MarketLayout layout = world.Layouts[g];
        for (int r = 0; r < layout.Rows.Length; r++)
        {
            if (
                layout.RowStage[r] >= 0
                && layout.DestinationNation[layout.Rows[r].Destination] == nation
                && RowPrice[g][r] > 0
            )
            {
                return RowPrice[g][r];
            }
        }

        return world.Goods[g].BasePrice;
    }

    private void Quantities(World world, int g)
    {
        MarketLayout layout = world.Layouts[g];
        double supply = Supply[g].Sum();
        double final = 0;
        double needed = 0;
        for (int r = 0; r < layout.Rows.Length; r++)
        {
            if (layout.RowBuyer[r] >= 0)
            {
                Buyer b = world.Buyers[layout.RowBuyer[r]];
                RowQuantity[g][r] =
                    b.Form == DemandForm.Linear ? Math.Max(0, b.Level - (b.Slope * world.Goods[g].BasePrice)) : b.Level;
                final += RowQuantity[g][r];
            }
            else
            {
                Stage stage = world.Stages[layout.RowStage[r]];
                Process process = world.Processes[stage.Process];
                Ingredient input = process.Inputs.First(i => i.Good == world.Goods[g].Name);
                RowQuantity[g][r] =
                    stage.Facilities.Sum(f => world.Facilities[f].BaseOutput) * process.InputPerLead(input);
                needed += RowQuantity[g][r];
            }
        }

        if (world.Goods[g].IsHomogeneous)
        {
            return;
        }

        double scale = final > 0 ? (supply - needed) / final : 1;
        for (int r = 0; r < layout.Rows.Length; r++)
        {
            RowQuantity[g][r] *= layout.RowBuyer[r] >= 0 ? scale : 1;
        }
    }

    private void Balance(World world, int g)
    {
        MarketLayout layout = world.Layouts[g];
        int origins = layout.OriginNation.Length;
        string name = world.Goods[g].Name;
        for (int r = 0; r < layout.Rows.Length; r++)
        {
            string to = world.Nations[layout.DestinationNation[layout.Rows[r].Destination]].Code;
            for (int o = 0; o < origins; o++)
            {
                string from = world.Nations[layout.OriginNation[o]].Code;
                double weight = 1;
                foreach (TradePrior prior in world.Scenario.Priors)
                {
                    bool applies =
                        prior.Good == name
                        && (prior.From.IsEmpty || prior.From.Contains(from))
                        && (prior.To.IsEmpty || prior.To.Contains(to))
                        && (!prior.HomeOnly || from == to);
                    weight *= applies ? prior.Weight : 1;
                }

                Excluded[g][(r * origins) + o] = weight <= 0;
                Flows[g][(r * origins) + o] = weight * Supply[g][o] * RowQuantity[g][r];
            }
        }

        if (!world.Goods[g].IsHomogeneous)
        {
            BalanceGap = Math.Max(BalanceGap, Ras.Balance(Flows[g], RowQuantity[g], Supply[g]));
        }
    }

    /// <summary>The largest relative gap that balancing left.</summary>
    public double BalanceGap { get; private set; }

    private void Preferences(World world, int g)
    {
        MarketLayout layout = world.Layouts[g];
        Good good = world.Goods[g];
        int origins = layout.OriginNation.Length;
        var border = new Border(world, g);
        double supply = Supply[g].Sum();
        double[] cost = new double[origins];
        for (int r = 0; r < layout.Rows.Length; r++)
        {
            int nation = layout.DestinationNation[layout.Rows[r].Destination];
            double quantity = RowQuantity[g][r];
            double mean = 0;
            for (int o = 0; o < origins; o++)
            {
                cost[o] = border.Standing(nation, layout.OriginNation[o], OriginPrice[g][o]);
                mean += Flows[g][(r * origins) + o] * cost[o];
            }

            // A buyer without a base year (a planned plant) is priced at the mean over origins.
            double p0 = quantity > 0 ? mean / quantity : border.MeanStanding(nation, layout, OriginPrice[g], Supply[g]);
            RowPrice[g][r] = p0;
            double theta = good.Sigma / p0;
            double sum = 0;
            double capacity = 0;
            for (int o = 0; o < origins; o++)
            {
                double share =
                    quantity > 0 ? Flows[g][(r * origins) + o] / quantity
                    : Excluded[g][(r * origins) + o] ? 0
                    : Supply[g][o] / Math.Max(1e-300, supply);
                if (share > 0 && OriginCapacity[g][o] > 0)
                {
                    double b = share * PortableMath.Exp(theta * (cost[o] - p0)) / OriginCapacity[g][o];
                    Preference[g][(r * origins) + o] = b;
                    sum += OriginCapacity[g][o] * b;
                    capacity += OriginCapacity[g][o];
                }
            }

            NewPreference[g][r] = capacity > 0 ? sum / capacity : 0;
            RowIndex[g][r] = sum > 0 ? p0 + (PortableMath.Log(sum) / theta) : p0;
        }
    }
}
