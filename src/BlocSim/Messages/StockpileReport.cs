namespace BlocSim;

/// <summary>The keeper of the stockpile on stocks and money at the end of a period.</summary>
internal sealed class StockpileReport(int goods)
{
    /// <summary>Tonnes in store, by good.</summary>
    public double[] Stock { get; } = new double[goods];

    /// <summary>Interest and storage paid in the period, USD.</summary>
    public double Carrying { get; set; }

    /// <summary>Private capital left, USD.</summary>
    public double Cash { get; set; }

    /// <summary>Loan drawn, USD.</summary>
    public double Debt { get; set; }

    /// <summary>What members had to pay in, USD.</summary>
    public double Called { get; set; }

    /// <summary>Private capital at the start, USD.</summary>
    public double PaidIn { get; set; }

    /// <summary>What the stocks would fetch at the prices of the day, USD.</summary>
    public double Value(PublicStatistics seen)
    {
        double value = 0;
        for (int g = 0; g < Stock.Length; g++)
        {
            value += Stock[g] * seen.WorldPrice[g];
        }

        return value;
    }

    /// <summary>Profit so far: stocks at the day's prices and cash, less the loan and what was put in, USD.</summary>
    public double Result(PublicStatistics seen) => Value(seen) + Cash - Debt - PaidIn - Called;
}
