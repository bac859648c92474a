namespace BlocSim;

/// <summary>One buyer's demand for one good in a tick.</summary>
internal struct Demand
{
    /// <summary>The shape.</summary>
    public DemandForm Form;

    /// <summary>Isoelastic: tonnes per tick at the reference price. Linear: tonnes per tick at price zero.</summary>
    public double Level;

    /// <summary>Isoelastic: the elasticity. Linear: tonnes per tick lost per USD/t.</summary>
    public double Response;

    /// <summary>Isoelastic: the reference price in USD per tonne.</summary>
    public double Reference;

    /// <summary>Isoelastic: the elasticity once all have adapted, as sellers who plan their tonnes foresee it.</summary>
    public double LongRun;

    /// <summary>The price above which buyers go without, USD per tonne; infinite for none.</summary>
    public double Choke;

    /// <summary>
    /// Tonnes wanted at a price. Above the choke price the quantity falls off within a few per cent of price instead of
    /// at once, so that a market always clears: what is missing against the quantity at the choke price is unmet demand.
    /// </summary>
    public readonly double Quantity(double price, out double slope)
    {
        if (Form == DemandForm.Linear)
        {
            double q = Level - (Response * price);
            slope = q > 0 ? -Response : 0;
            return Math.Max(0, q);
        }

        if (price <= Choke)
        {
            // The log-sum may fall to zero or below where very many cheap options exist; a hundredth of the reference is floor enough.
            double p = Math.Max(price, 0.01 * Reference);
            double q = Level * Elementary.Pow(p / Reference, -Response);
            slope = price < p ? 0 : -Response * q / p;
            return q;
        }

        double scale = 0.01 * Choke;
        double atChoke = AtChoke();
        double beyond = atChoke * Elementary.Exp((Choke - price) / scale);
        slope = -beyond / scale;
        return beyond;
    }

    /// <summary>The slope that sellers who plan ahead reckon with: the long-run elasticity at the quantity of the day.</summary>
    public readonly double ForeseenSlope(double price, double quantity, double slope) =>
        Form == DemandForm.Isoelastic && price > 0 && price <= Choke ? -LongRun * quantity / price : slope;

    /// <summary>Orders that no supply was found for: the quantity at the choke price less what is bought above it.</summary>
    public readonly double Unmet(double price, double bought) =>
        Form == DemandForm.Isoelastic && price > Choke ? Math.Max(0, AtChoke() - bought) : 0;

    /// <summary>The price at which nothing is wanted any more: a trillionth of the quantity at the choke price, or less.</summary>
    public readonly double NothingWanted =>
        Form == DemandForm.Linear ? (Response > 0 ? Level / Response : Choke) : 1.36 * Choke;

    /// <summary>The area under the part of demand that fades out between the choke price and a price.</summary>
    public readonly double AreaBeyondChoke(double price)
    {
        if (Form != DemandForm.Isoelastic || !(price > Choke))
        {
            return 0;
        }

        double scale = 0.01 * Choke;
        return AtChoke() * scale * (1 - Elementary.Exp((Choke - price) / scale));
    }

    private readonly double AtChoke() => Level * Elementary.Pow(Choke / Reference, -Response);
}
