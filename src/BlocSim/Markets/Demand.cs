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

    /// <summary>The price above which buyers go without, USD per tonne; infinite for none. The cap on the price of demand that does not answer to it.</summary>
    public double Choke;

    /// <summary>Linear demand that does not answer to price: the share of the choke price over which it fades out beyond it.</summary>
    public double Fading;

    /// <summary>
    /// Tonnes wanted at a price. Above the choke price the quantity falls off within a few per cent of price instead of
    /// at once, so that a market always clears: what is missing against the quantity at the choke price is unmet demand.
    /// </summary>
    public readonly double Quantity(double price, out double slope)
    {
        double q =
            Form == DemandForm.Linear ? LinearQuantity(price)
            : price <= Choke ? Level * PortableMath.Pow(Math.Max(price, Least) * (1 / Reference), -Response)
            : AtChoke() * PortableMath.Exp((Choke - price) / FadingScale);
        slope = Slope(price, q);
        return q;
    }

    private readonly double LinearQuantity(double price) =>
        Inelastic && price > Choke
            ? Level * PortableMath.Exp((Choke - price) / FadingScale)
            : Math.Max(0, Level - (Response * price));

    /// <summary>Whether the quantity wanted is the same at every price up to a cap.</summary>
    public readonly bool Inelastic => Form == DemandForm.Linear && !(Response > 0);

    /// <summary>Tonnes per USD/t at a price and the quantity wanted there.</summary>
    public readonly double Slope(double price, double quantity) =>
        Form == DemandForm.Linear
            ? (
                Inelastic && price > Choke ? -quantity / FadingScale
                : quantity > 0 ? -Response
                : 0
            )
        : price <= Choke ? (price < Least ? 0 : -Response * quantity / price)
        : -quantity / FadingScale;

    /// <summary>The slope that sellers who plan ahead reckon with: the long-run elasticity at the quantity of the day.</summary>
    public readonly double ForeseenSlope(double price, double quantity) =>
        Form == DemandForm.Isoelastic && price > 0 && price <= Choke
            ? -LongRun * quantity / price
            : Slope(price, quantity);

    /// <summary>
    /// Orders that no supply was found for: above the choke price the quantity wanted there less what is bought; all that is wanted at the reference price
    /// where no seller can be reached, or none at a price that anybody would pay.
    /// </summary>
    /// <param name="price">The buyer's price, USD per tonne; NaN where no seller can be reached.</param>
    /// <param name="bought">Tonnes per tick.</param>
    public readonly double Unmet(double price, double bought)
    {
        if (price <= Choke || !(Level > 0))
        {
            return 0;
        }

        bool nothing = double.IsNaN(price) || (bought <= NoTrade * Level && (Form != DemandForm.Linear || Inelastic));
        double wanted =
            nothing ? (Form == DemandForm.Linear ? Math.Max(0, Level - (Response * Reference)) : Level)
            : Form == DemandForm.Isoelastic ? AtChoke()
            : Inelastic ? Level
            : 0;
        double unmet = wanted - bought;
        return unmet > NoTrade * Level ? unmet : 0;
    }

    /// <summary>Trade smaller than this share of what is usual is none.</summary>
    public const double NoTrade = 1e-9;

    /// <summary>The price at which nothing is wanted any more: a trillionth of the quantity at the choke price, or less.</summary>
    public readonly double NothingWanted =>
        Form != DemandForm.Linear ? 1.36 * Choke
        : Response > 0 ? Level / Response
        : Choke * (1 + (36 * Fading));

    /// <summary>The area under the part of demand that fades out between the choke price and a price.</summary>
    public readonly double AreaBeyondChoke(double price)
    {
        if ((Form != DemandForm.Isoelastic && !Inelastic) || !(price > Choke))
        {
            return 0;
        }

        return (Inelastic ? Level : AtChoke()) * FadingScale * (1 - PortableMath.Exp((Choke - price) / FadingScale));
    }

    /// <summary>The log-sum may fall to zero or below where very many cheap options exist; a hundredth of the reference is floor enough.</summary>
    private readonly double Least => 0.01 * Reference;

    /// <summary>How fast demand fades out above the choke price, USD per tonne.</summary>
    private readonly double FadingScale => (Form == DemandForm.Linear ? Fading : 0.01) * Choke;

    private readonly double AtChoke() => Level * PortableMath.Pow(Choke / Reference, -Response);
}
