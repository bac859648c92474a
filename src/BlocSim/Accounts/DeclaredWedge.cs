namespace BlocSim;

/// <summary>The difference between what a declared delivery costs its buyer and its price, freight and ordinary duty: levy, rent, duty on the rent.</summary>
internal static class DeclaredWedge
{
    /// <summary>Who gets the difference between a declared delivery and its price, freight and ordinary duty.</summary>
    public static void Split(
        GoodMarket m,
        int at,
        FloorNotice floor,
        double price,
        ref double duty,
        ref double levy,
        ref double rent
    )
    {
        double rate = m.DutyRate[at];
        if (m.Liable[at])
        {
            if (floor.Form == FloorForm.MinimumImportPrice)
            {
                rent = m.Levy / (1 + rate);
                duty += rate * rent;
            }
            else
            {
                levy = m.Levy;
            }

            return;
        }

        double gap = m.MinimumPrice[at] - ((m.Slope[at] * price) + m.Base[at]);
        if (!(gap > 0))
        {
            return;
        }

        if (floor.Form == FloorForm.VariableLevy)
        {
            levy = gap;
        }
        else
        {
            rent = gap / (1 + rate);
            duty += rate * rent;
        }
    }
}
