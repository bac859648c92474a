namespace BlocSim;

/// <summary>
/// What one origin offers of one good in a tick: cost blocks in merit order, an inelastic part, or a stated schedule;
/// quantities in tonnes per tick, prices in USD per tonne.
/// </summary>
internal sealed partial class OfferCurve(int blocks)
{
    private readonly double[] low = new double[blocks];
    private readonly double[] high = new double[blocks];
    private readonly double[] capacity = new double[blocks];

    /// <summary>Another number whenever blocks or schedule may be others.</summary>
    public int Version { get; private set; }

    /// <summary>Facilities in use; the others offer nothing.</summary>
    public int Blocks { get; private set; }

    /// <summary>Tonnes supplied at any price above zero: co-products and their stocks.</summary>
    public double Inelastic
    {
        get;
        set
        {
            field = value;
            Version++;
        }
    }

    /// <summary>Tonnes per tick that may be made, whatever the price: a production quota on a stated schedule; infinite for none.</summary>
    public double Allowed { get; set; } = double.PositiveInfinity;

    /// <summary>Tonnes per tick that a seller with market power has chosen to sell, whatever the price; infinite for a price-taker.</summary>
    public double Chosen { get; set; } = double.PositiveInfinity;

    /// <summary>Tonnes per tick beyond which nothing is offered at any price, capacity aside.</summary>
    public double Limit => Math.Min(Allowed, Chosen);

    /// <summary>The price above which something would be offered at marginal cost.</summary>
    public double Begins =>
        !stated ? (Inelastic > 0 || double.IsInfinity(cheapest) ? 0 : cheapest)
        : form == SupplyForm.Linear ? (response > 0 ? Math.Max(0, -level / response) : 0)
        : start;

    private double cheapest = double.PositiveInfinity;
    private SupplyForm form;
    private double level;
    private double response;
    private double reference = 1;
    private bool stated;
    private double most = double.PositiveInfinity;
    private double start;

    // The schedule that stands here, and for what part of a year: the same again changes nothing.
    private (SupplySchedule? Schedule, double PerTick) said;

    /// <summary>Whether the curve has kinks above zero: blocks, a capacity, a price at which a schedule begins, a contract.</summary>
    public bool Kinked =>
        !stated
        || !double.IsInfinity(most)
        || (form == SupplyForm.Linear && level < 0)
        || start > 0
        || !double.IsNaN(Strike);

    /// <summary>Below this price nothing is offered; 0 when something always is, as what a seller has chosen to sell.</summary>
    public double Cheapest =>
        stated || double.IsFinite(Chosen) || Inelastic > 0 || !double.IsNaN(Strike) || double.IsInfinity(cheapest)
            ? 0
            : cheapest;

    /// <summary>
    /// Whether what is offered at marginal cost is <c>level ((p - start) / range)^response</c> and nothing else; if not, the numbers are harmless ones.
    /// </summary>
    public bool IsPlain(out double level, out double response, out double range, out double start)
    {
        bool plain =
            stated
            && form == SupplyForm.Isoelastic
            && double.IsInfinity(most)
            && this.response != 0
            && this.response != 1;
        level = plain ? this.level : 0;
        response = plain ? this.response : 0;
        range = plain ? reference - this.start : 1;
        start = plain ? this.start : 0;
        return plain;
    }

    /// <summary>The end of a price step, cut short just behind the first kink of the curve that it would cross.</summary>
    public double NextKink(double from, double to)
    {
        if (double.IsFinite(Chosen))
        {
            // So many tonnes at whatever price.
            return to;
        }

        if (stated)
        {
            // Near zero an isoelastic offer is so steep that a step computed higher up leads below it.
            return form == SupplyForm.Isoelastic && start == 0 ? Math.Max(to, 0.1 * from) : to;
        }

        double reach = to;
        for (int i = 0; i < Blocks; i++)
        {
            if (capacity[i] > 0)
            {
                reach = Cut(from, reach, low[i]);
                reach = Cut(from, reach, high[i]);
            }
        }

        return double.IsNaN(Strike) ? reach : Cut(from, reach, Strike);
    }

    private static double Cut(double from, double to, double kink)
    {
        double margin = 1e-7 * kink;
        return from > kink && to < kink - margin ? kink - margin
            : from < kink && to > kink + margin ? kink + margin
            : to;
    }

    public void Clear()
    {
        cheapest = double.PositiveInfinity;
        Blocks = 0;
        Inelastic = 0;
        most = double.PositiveInfinity;
        stated = false;
        said = default;
        Version++;
        Forget();
    }

    /// <summary>Takes away what was added to the offer itself: contract and limits.</summary>
    private void Forget()
    {
        Strike = double.NaN;
        Allowed = double.PositiveInfinity;
        Chosen = double.PositiveInfinity;
    }

    /// <summary>Adds a block that offers its capacity linearly between two prices.</summary>
    public void Add(double fromPrice, double toPrice, double tonnes)
    {
        low[Blocks] = fromPrice;
        high[Blocks] = Math.Max(toPrice, fromPrice + (1e-9 * Math.Max(1, Math.Abs(fromPrice))));
        capacity[Blocks] = tonnes;
        if (tonnes > 0)
        {
            cheapest = Math.Min(cheapest, low[Blocks]);
        }

        Blocks++;
        Version++;
    }

    /// <summary>Offers a stated schedule, and nothing else.</summary>
    /// <param name="schedule">Shape, reference price and the price at which an isoelastic schedule begins.</param>
    /// <param name="perTick">Years in a tick.</param>
    public void State(SupplySchedule schedule, double perTick)
    {
        if (ReferenceEquals(schedule, said.Schedule) && perTick == said.PerTick)
        {
            Forget();
            return;
        }

        Clear();
        said = (schedule, perTick);
        if (schedule.Form == SupplyForm.Steps)
        {
            double left = schedule.Capacity * perTick;
            foreach ((double cost, double tonnes) in schedule.Steps.OrderBy(s => s.Cost))
            {
                double offered = Math.Min(tonnes * perTick, left);
                Add(cost, cost, offered);
                left -= offered;
            }

            return;
        }

        if (schedule.Form == SupplyForm.Isoelastic && schedule.Level == 0)
        {
            // Nothing at any price: no point on it says how steep it is.
            return;
        }

        if (schedule.Form == SupplyForm.Isoelastic && schedule.Response == 0)
        {
            // The same tonnes at every price from the first on: a step.
            Add(schedule.StartPrice, schedule.StartPrice, Math.Min(schedule.Level, schedule.Capacity) * perTick);
            return;
        }

        stated = true;
        form = schedule.Form;
        level = schedule.Level * perTick;
        response = form == SupplyForm.Linear ? schedule.Response * perTick : schedule.Response;
        reference = schedule.ReferencePrice;
        start = schedule.StartPrice;
        most = schedule.Capacity * perTick;
    }

    /// <summary>Tonnes offered at a price to the seller, with the contract for difference if there is one.</summary>
    /// <param name="price">USD per tonne, zero or more.</param>
    /// <param name="slope">Tonnes per USD/t at that price.</param>
    public double Supply(double price, out double slope)
    {
        if (double.IsNaN(Strike))
        {
            return Within(Market(price, out slope), ref slope);
        }

        double openSlope;
        double coveredSlope;
        double open = Within(Market(price, out openSlope), ref openSlope);
        double covered = Within(Market(EffectivePrice(price), out coveredSlope), ref coveredSlope);
        coveredSlope *= EffectiveSlope(price);
        slope = (covered < Covered ? coveredSlope : 0) + (open > Covered ? openSlope : 0);
        return Math.Min(covered, Covered) + Math.Max(0, open - Covered);
    }

    private double Within(double tonnes, ref double slope)
    {
        if (double.IsFinite(Chosen))
        {
            slope = 0;
            return Math.Min(Chosen, Most);
        }

        if (tonnes > Limit)
        {
            slope = 0;
            return Limit;
        }

        return tonnes;
    }

    /// <summary>The marginal cost of the last tonne offered at a price: the price itself unless a limit binds or tonnes were chosen.</summary>
    public double MarginalCost(double price) =>
        double.IsFinite(Chosen) ? CostAt(Math.Min(Chosen, Most))
        : double.IsInfinity(Limit) || Market(price, out _) <= Limit ? price
        : Math.Min(price, CostAt(Limit));

    /// <summary>The price at which a quantity is just offered; the lowest one where the curve is vertical.</summary>
    /// <param name="tonnes">Tonnes per tick; capped at what is ever offered.</param>
    /// <param name="ceiling">Highest price looked at.</param>
    public double PriceAt(double tonnes, double ceiling) =>
        Roots.Increasing(p => Supply(p, out _) - tonnes, 0, ceiling, 1e-14 * ceiling);

    /// <summary>
    /// The area to the left of the curve, from price zero to a price: <c>integral of S</c>. The seller's surplus before
    /// fixed cost when every tonne sells at that price.
    /// </summary>
    public double AreaBelow(double price)
    {
        if (stated)
        {
            return StatedArea(price);
        }

        double area = Inelastic * price;
        for (int i = 0; i < Blocks; i++)
        {
            double width = high[i] - low[i];
            double from = Math.Max(0, low[i]);
            if (price >= high[i])
            {
                area += capacity[i] * ((0.5 * width) + (price - high[i]));
            }
            else if (price > from)
            {
                double d = price - low[i];
                area += capacity[i] * 0.5 * d * d / width;
            }
        }

        return area;
    }

    /// <summary>Share of a block's capacity used at a price to the seller.</summary>
    public double Use(int block, double price) => Math.Clamp((price - low[block]) / (high[block] - low[block]), 0, 1);

    /// <summary>Tonnes offered without any contract; where a block begins, the slope is the block's.</summary>
    public double Market(double price, out double slope)
    {
        slope = 0;
        if (stated)
        {
            double s = Stated(price, out slope);
            if (s > most)
            {
                slope = 0;
                return most;
            }

            return s;
        }

        double total = Inelastic;
        for (int i = 0; i < Blocks; i++)
        {
            double from = low[i];
            double to = high[i];
            if (price >= to)
            {
                total += capacity[i];
            }
            else if (price >= from)
            {
                double perPrice = capacity[i] / (to - from);
                total += perPrice * (price - from);
                slope += perPrice;
            }
        }

        return total;
    }
}
