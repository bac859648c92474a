using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>How much more or less than its use a buyer orders at a price: nobody fills a stock at any price.</summary>
/// <param name="Times">The order as a multiple of use at the usual price.</param>
/// <param name="Usual">The usual price: what the buyer has paid lately.</param>
/// <param name="Yields">By how much more elastic orders are than use: that multiple falls as <c>(price / usual)^-yields</c>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StockOrder(double Times, double Usual, double Yields)
{
    /// <summary>Orders are use: no stock is kept, or it is at its target.</summary>
    public static StockOrder None { get; } = new(1, 1, 0);

    /// <summary>The order as a multiple of use at a price.</summary>
    public double At(double price) =>
        Yields == 0 || !(price > 0) ? Times : Times * Elementary.Pow(price / Usual, -Yields);

    /// <summary>Demand for use and stock together.</summary>
    /// <param name="use">Demand for use.</param>
    public Demand On(Demand use)
    {
        // At the usual price it is the multiple of use; the response is that of both together.
        double level = use.Level * Times * Elementary.Pow(Usual / use.Reference, Yields);
        return use with { Level = level, Response = use.Response + Yields };
    }
}
