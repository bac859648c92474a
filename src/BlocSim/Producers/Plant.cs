namespace BlocSim;

/// <summary>The state of one facility as its nation runs it.</summary>
internal sealed class Plant
{
    private const double IdleFixedShare = 0.2;
    private readonly Facility facility;
    private readonly int stepMonths;
    private readonly double leadYears;
    private int monthsBelow;
    private int monthsAbove;
    private int monthsIdle;
    private double netback = double.NaN;
    private double made;
    private double yearsOperated;

    /// <param name="facility">What the scenario says of it.</param>
    /// <param name="clock">The calendar.</param>
    /// <param name="seed">Seeds its lead time.</param>
    public Plant(Facility facility, Clock clock, ulong seed)
    {
        this.facility = facility;
        stepMonths = clock.StepMonths;
        Status = facility.Status;
        Capacity = facility.Capacity;
        FirstTonne = facility.Status == FacilityStatus.Building ? facility.Stands.From : null;
        if (facility.Project is { } terms)
        {
            // Keyed by the plant's own name: the same lead time under every policy, so that runs pair.
            var draws = new Draws(seed, Draws.KeyOf(facility.Nation + "/" + facility.Name), DrawPurpose.LeadTime, 0);
            leadYears = draws.Triangular(terms.LeadLow, terms.LeadMode, terms.LeadHigh);
        }
    }

    public FacilityStatus Status { get; private set; }

    /// <summary>Tonnes of the lead good a year.</summary>
    public double Capacity { get; private set; }

    /// <summary>The month in which building began, once it has.</summary>
    public YearMonth? Committed { get; private set; }

    /// <summary>The month of the first tonne, once building began.</summary>
    public YearMonth? FirstTonne { get; private set; }

    /// <summary>Whether it was decided in the tick just lived.</summary>
    public bool JustDecided { get; private set; }

    public bool Operates => Status == FacilityStatus.Operating;

    /// <summary>
    /// Cash cost now, USD per tonne: <c>(target + (c - target) 2^(-years / half-life)) x ((experience + made) / experience)^log2(1 - learning)</c>
    /// (Wright 1936 for the second factor).
    /// </summary>
    public double CashCost
    {
        get
        {
            double cost = facility.Cost;
            if (facility.CatchUp is { } gap)
            {
                cost = gap.Cost + ((cost - gap.Cost) * PortableMath.Pow(0.5, yearsOperated / gap.HalfLifeYears));
            }

            double experience = facility.Experience > 0 ? facility.Experience : facility.Capacity;
            return facility.Learning > 0 && made > 0
                ? cost
                    * PortableMath.Pow(
                        (experience + made) / experience,
                        PortableMath.Log(1 - facility.Learning) / PortableMath.Log(2)
                    )
                : cost;
        }
    }

    /// <summary>Yearly fixed cost now, USD.</summary>
    public double FixedCostPerYear =>
        Status switch
        {
            FacilityStatus.Operating => facility.FixedCost * Capacity,
            FacilityStatus.Idle => facility.FixedCost * Capacity * IdleFixedShare,
            _ => 0,
        };

    /// <summary>One tick of the plant's life.</summary>
    /// <param name="date">The tick's first month.</param>
    /// <param name="output">Tonnes made this tick.</param>
    /// <param name="price">What a tonne made here earns, USD per tonne: the nation's own average, the best netback where it sold nothing.</param>
    /// <param name="cost">Unit cost this tick.</param>
    /// <param name="faster">Share of the lead time that faster permits take off, for a project decided this tick.</param>
    /// <param name="pays">Whether building it would pay, for a project that is decided by its value.</param>
    public void Advance(YearMonth date, double output, double price, double cost, bool pays = true, double faster = 0)
    {
        double weight = Math.Min(1, stepMonths / 12.0);
        netback = double.IsNaN(netback) ? price : netback + (weight * (price - netback));
        made += output;
        JustDecided = false;
        yearsOperated += Operates ? stepMonths / 12.0 : 0;
        switch (Status)
        {
            case FacilityStatus.Operating:
                Operate(output, price, cost);
                break;
            case FacilityStatus.Idle:
                Rest(price, cost);
                break;
            case FacilityStatus.Planned when pays:
                Decide(date, faster);
                break;
            case FacilityStatus.Building when FirstTonne is { } first && date.AddMonths(stepMonths) >= first:
                Status = FacilityStatus.Operating;
                break;
            default:
                break;
        }

        if (facility.Stands.Until is { } until && date.AddMonths(stepMonths) >= until)
        {
            Status = FacilityStatus.Closed;
        }
    }

    /// <summary>Takes in capacity that comes from elsewhere, or lets it go where negative, tonnes a year. Where the plant stands still what comes sets it going.</summary>
    public void Move(double tonnes)
    {
        bool starts = tonnes > 0 && !Operates;
        Capacity = starts ? tonnes : Math.Max(0, Capacity + tonnes);
        Status = starts ? FacilityStatus.Operating : Status;
        monthsBelow = starts ? 0 : monthsBelow;
    }

    /// <summary>What its good has earned here on average, memory of a year; the day's price at first.</summary>
    public double AverageEarned(double price) => double.IsNaN(netback) ? price : netback;

    private void Operate(double output, double price, double cost)
    {
        double perTick = Capacity * stepMonths / 12.0;
        double use = perTick > 0 ? output / perTick : 0;

        // Sites within a plant differ: the average site in use costs c (1 - h (1 - use)), and only sites in use can save fixed cost by stopping.
        double siteCost = cost * (1 - (facility.Spread * (1 - use)));
        double margin = output * (price - siteCost - (facility.FixedCost * (1 - IdleFixedShare)));
        bool below = margin < 0 || use < 0.005;
        monthsBelow = below ? monthsBelow + stepMonths : 0;
        if (monthsBelow >= facility.IdleAfterMonths)
        {
            Status = FacilityStatus.Idle;
            monthsBelow = 0;
            monthsIdle = 0;
            monthsAbove = 0;
            return;
        }

        if (facility.Expansion > 0 && use > 0.85 && margin > 0)
        {
            Capacity *= PortableMath.Pow(1 + facility.Expansion, stepMonths / 12.0);
        }
    }

    private void Rest(double reference, double cost)
    {
        monthsIdle += stepMonths;
        bool pays = reference > (cost * (1 + facility.RestartPremium)) + facility.FixedCost;
        monthsAbove = pays ? monthsAbove + stepMonths : 0;
        if (monthsAbove >= facility.RestartAfterMonths)
        {
            Status = FacilityStatus.Operating;
            monthsAbove = 0;
        }
        else if (monthsIdle >= facility.CloseAfterYears * 12)
        {
            Status = FacilityStatus.Closed;
        }
    }

    private void Decide(YearMonth date, double faster)
    {
        if (facility.Project is not { } terms || date < terms.DecisionFrom)
        {
            return;
        }

        if (terms.RequiredPrice is { } required && !(netback >= required))
        {
            return;
        }

        Committed = date;
        JustDecided = true;
        FirstTonne = date.AddMonths(Math.Max(stepMonths, (int)Math.Ceiling((1 - faster) * leadYears * 12)));
        Status = FacilityStatus.Building;
    }
}
