namespace BlocSim;

/// <content>The answer of the last clearing.</content>
internal sealed partial class GoodMarket
{
    /// <summary>Tonnes that the store bought from each origin; negative where it sold in its place.</summary>
    public double[] StockTrade { get; }

    /// <summary>Price at each node: the seller's marginal price, or the export price behind tax and quota.</summary>
    public double[] Price { get; }

    /// <summary>The reference levy, USD per tonne.</summary>
    public double Levy { get; set; }

    /// <summary>Tonnes sold from each node.</summary>
    public double[] Sales { get; }

    public double[] Declared { get; }

    public double[] Misdeclared { get; }

    public double[] ThirdNation { get; }

    /// <summary>Whether a row's evaded flows may hold something.</summary>
    public bool[] HasEvasion { get; }

    /// <summary>Resources spent on hiding, USD per tick, of (row, node).</summary>
    public double[] HidingCost { get; }

    /// <summary>Each row's price index P* (log-sum), USD per tonne; NaN where it cannot buy.</summary>
    public double[] PriceIndex { get; }

    /// <summary>The same for a row's compliant and its capable firms, one after the other; equal where there is nothing to evade.</summary>
    public double[] PartIndex { get; }

    /// <summary>
    /// Whether clearings may begin from the links of the last one: for searches that clear again and again. Prices are the same; of flows that cost the same others
    /// may be taken, so that the answer which counts begins from nothing.
    /// </summary>
    public bool FromLast { get; set; }

    /// <summary>Tonnes each row bought.</summary>
    public double[] Bought { get; }

    public int Iterations { get; set; }

    /// <summary>How often the slower method was needed.</summary>
    public int Fallbacks { get; set; }

    /// <summary>Tonnes an origin sold in the last clearing: at home, abroad and to a store; what a store sold in its place is taken off.</summary>
    public double Sold(int origin)
    {
        int x = ExportNodeOf[origin];
        return Sales[origin] + (x >= 0 ? Sales[x] : 0) + StockTrade[origin];
    }

    /// <summary>Forgets the flows of the last clearing, so that the next one can be added up.</summary>
    public void ClearFlows()
    {
        Array.Clear(Declared);
        Array.Clear(Sales);
        for (int r = 0; r < Rows.Length; r++)
        {
            ForgetHidden(r);
        }
    }

    /// <summary>Clears a row's evaded flows; rows that never had any are left untouched.</summary>
    public void ForgetHidden(int row)
    {
        if (HasEvasion[row])
        {
            Misdeclared.AsSpan(row * Stride, Stride).Clear();
            ThirdNation.AsSpan(row * Stride, Stride).Clear();
            HidingCost.AsSpan(row * Stride, Stride).Clear();
            HasEvasion[row] = false;
        }
    }
}
