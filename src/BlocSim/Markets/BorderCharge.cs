using System.Runtime.CompilerServices;

namespace BlocSim;

/// <summary>
/// What crossing a border adds to price and freight of a declared tonne under a levy or floor, by who gets it: what buyers reckon with, markets clear at and
/// accounts book is computed here.
/// </summary>
/// <param name="Duty">Duty, on the seller's rent as well, USD per tonne.</param>
/// <param name="Levy">Levy that the treasury takes, USD per tonne.</param>
/// <param name="Rent">What the seller keeps above its price, USD per tonne.</param>
internal readonly record struct BorderCharge(double Duty, double Levy, double Rent)
{
    /// <summary>Delivered cost, USD per tonne: <c>max(slope x price + base + levy, minimum)</c>.</summary>
    /// <param name="slope">One plus the ad valorem rate.</param>
    /// <param name="basis">Freight with duty on it, and specific duty, USD per tonne.</param>
    /// <param name="price">The seller's price, USD per tonne.</param>
    /// <param name="levy">The levy that the tonne owes; 0 for none.</param>
    /// <param name="minimum">The least it may cost delivered; minus infinity for none.</param>
    /// <param name="lifted">Whether it is the minimum that holds it up.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Delivered(
        double slope,
        double basis,
        double price,
        double levy,
        double minimum,
        out bool lifted
    )
    {
        double cost = (slope * price) + basis + levy;
        lifted = cost < minimum;
        return lifted ? minimum : cost;
    }

    /// <summary>The declared value of a tonne whose delivered cost, levy aside, is known: <c>(delivered - specific) / (1 + rate)</c>.</summary>
    public static double BeforeDuty(double delivered, double rate, double specific) =>
        (delivered - specific) / (1 + rate);

    /// <summary>What lifts a tonne above price, freight and ordinary duty, USD: the levy, or what is missing to the minimum.</summary>
    public static double Wedge(double slope, double basis, double price, double levy, double minimum) =>
        Math.Max(levy, minimum - ((slope * price) + basis));

    /// <summary>The charge on a declared tonne from a node at a destination.</summary>
    /// <param name="market">Duties, levy and floor in force.</param>
    /// <param name="at">The border between the two.</param>
    /// <param name="receiver">Who receives the wedge.</param>
    /// <param name="price">The seller's price, USD per tonne.</param>
    public static BorderCharge Of(GoodMarket market, int at, WedgeReceiver receiver, double price)
    {
        double rate = market.DutyRate[at];
        double duty = (rate * (price + market.Freight[at])) + market.DutySpecific[at];
        double wedge = market.WedgeAt(at, price);
        if (!(wedge > 0))
        {
            return new BorderCharge(duty, 0, 0);
        }

        if (receiver == WedgeReceiver.Treasury)
        {
            return new BorderCharge(duty, wedge, 0);
        }

        double rent = wedge / (1 + rate);
        return new BorderCharge(duty + (rate * rent), 0, rent);
    }
}
