using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>How much more or less than its use a buyer orders at a price, and what it has to fall back on: nobody fills a stock at any price.</summary>
/// <param name="Times">The order as a multiple of use at the usual price.</param>
/// <param name="Usual">The usual price: what the buyer has paid over the last years.</param>
/// <param name="Yields">By how much more elastic orders are than use: that multiple falls as <c>(price / usual)^-yields</c>.</param>
/// <param name="OnHand">Tonnes in stock.</param>
/// <param name="Expected">Tonnes that it usually uses.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StockOrder(
    double Times,
    double Usual,
    double Yields,
    double OnHand = 0,
    double Expected = 0
)
{
    /// <summary>Orders are use: no stock is kept.</summary>
    public static StockOrder None { get; } = new(1, 1, 0);

    /// <summary>What it wants to use at a price, from what it bought there; what it usually uses where it could not buy.</summary>
    /// <param name="bought">Tonnes bought.</param>
    /// <param name="price">The price index paid; NaN where there was none.</param>
    /// <param name="choke">The price above which it goes without new goods.</param>
    public double Wanted(double bought, double price, double choke)
    {
        bool supplied = price > 0 && bought > 0;
        double wanted = supplied ? bought / At(price) : Expected;
        return supplied && price <= 0.95 * choke ? wanted : Math.Max(wanted, Expected);
    }

    /// <summary>Tonnes that go on stock, or come from it where negative: never more than is there.</summary>
    /// <param name="bought">Tonnes bought.</param>
    /// <param name="wanted">Tonnes that it wants to use.</param>
    public double Put(double bought, double wanted) => this == None ? 0 : bought - Math.Min(wanted, bought + OnHand);

    /// <summary>Demand for use and stock together.</summary>
    /// <param name="use">Demand for use.</param>
    public Demand On(Demand use)
    {
        // At the usual price it is the multiple of use; the response is that of both together.
        double level = use.Level * Times * PortableMath.Pow(Usual / use.Reference, Yields);
        return use with { Level = level, Response = use.Response + Yields };
    }

    private double At(double price) => Yields == 0 ? Times : Times * PortableMath.Pow(price / Usual, -Yields);
}
