namespace BlocSim;

/// <summary>The payments of one good in one tick, in USD, and the tonnes behind them.</summary>
/// <param name="origins">Origins of the good.</param>
/// <param name="nations">Nations there are.</param>
/// <param name="rows">Rows of its market whose payments are kept apart; 0 where nobody asks.</param>
internal sealed class GoodLedger(int origins, int nations, int rows)
{
    // ---- by origin ----
    public double[] Sold { get; } = new double[origins];

    /// <summary>What sellers got: marginal price, undertaking rent, quota rent, contract payments.</summary>
    public double[] Receipts { get; } = new double[origins];

    /// <summary>Undertaking or internal-floor rent to sellers.</summary>
    public double[] Rent { get; } = new double[origins];

    public double[] QuotaRent { get; } = new double[origins];

    public double[] ExportTax { get; } = new double[origins];

    /// <summary>Contract-for-difference payments to (from, when negative) producers.</summary>
    public double[] Support { get; } = new double[origins];

    /// <summary>Tonnes that the authority's store bought; negative where it sold.</summary>
    public double[] StockBought { get; } = new double[origins];

    /// <summary>What it paid for them; negative where it sold.</summary>
    public double[] StockSpending { get; } = new double[origins];

    /// <summary>Receipts less the area under the offers, before fixed cost.</summary>
    public double[] Surplus { get; } = new double[origins];

    // ---- by nation ----
    public double[] Use { get; } = new double[nations];

    public double[] Paid { get; } = new double[nations];

    /// <summary>Duty collected, fines included.</summary>
    public double[] Duty { get; } = new double[nations];

    /// <summary>Of the duty, what declared goods paid.</summary>
    public double[] DeclaredDuty { get; } = new double[nations];

    public double[] Levy { get; } = new double[nations];

    /// <summary>What licences to import inside full tariff-rate quotas are worth to those who hold them.</summary>
    public double[] LicenceRent { get; } = new double[nations];

    public double[] Fines { get; } = new double[nations];

    /// <summary>Resources that a nation's buyers spent on hiding; part of what the good costs them, paid to nobody.</summary>
    public double[] HidingOf { get; } = new double[nations];

    /// <summary>What evading final buyers paid less in fines than they reckoned with; negative where they paid more.</summary>
    public double[] Misjudged { get; } = new double[nations];

    /// <summary>Gain from terms of trade against the baseline: exporters' from higher border prices, importers' from lower ones.</summary>
    public double[] TermsOfTrade { get; } = new double[nations];

    public double[] Unmet { get; } = new double[nations];

    /// <summary>Paid to a nation's producers per tonne beside the market, and by which treasury.</summary>
    public double[] Subsidy { get; } = new double[origins];

    public double[] Granted { get; } = new double[nations];

    /// <summary>What plants are paid beyond their whole cost: their offers cannot show it.</summary>
    public double[] Windfall { get; } = new double[origins];

    /// <summary>Capital that a nation's projects spent, grants taken off.</summary>
    public double[] Capital { get; } = new double[origins];

    /// <summary>Tonnes that the stockpile bought through a nation's buyers, negative where it released, and what that cost.</summary>
    public double[] Stockpiled { get; } = new double[nations];

    public double[] StockpileSpending { get; } = new double[nations];

    /// <summary>Tonnes that final buyers put on their own stocks, less what they took from them.</summary>
    public double[] OwnStocked { get; } = new double[nations];

    /// <summary>What that cost at the average price they paid, USD.</summary>
    public double[] OwnStockSpending { get; } = new double[nations];

    /// <summary>Tonnes that plants put on their stocks of inputs, less what they took from them.</summary>
    public double[] InputsStocked { get; } = new double[nations];

    /// <summary>What that cost beyond what their costs count for the inputs used up, USD.</summary>
    public double[] InputStockSpending { get; } = new double[nations];

    /// <summary>What examining lots cost a member's treasury, USD.</summary>
    public double[] AuditSpending { get; } = new double[nations];

    // ---- by row of the market ----
    /// <summary>What a row paid, duty, levy and fines included, USD.</summary>
    public double[] RowPaid { get; } = new double[rows];

    /// <summary>Tonnes of outsiders' goods that a row bought past the bloc's levy.</summary>
    public double[] RowEvaded { get; } = new double[rows];

    // ---- world ----
    /// <summary>Tonnes sold by all origins together.</summary>
    public double SoldByAll { get; set; }

    public double Freight { get; set; }

    /// <summary>Resources spent on hiding and relabelling.</summary>
    public double Hiding { get; set; }

    public double Traded { get; set; }

    public double ExportValue { get; set; }

    // ---- at the bloc's border ----
    /// <summary>Tonnes of outsiders' goods bought in the bloc, evaded ones included.</summary>
    public double Targeted { get; set; }

    /// <summary>Duty, levy and lift to a minimum price that these owed, paid or not, USD; standing duties apart.</summary>
    public double Owed { get; set; }

    public double Misdeclared { get; set; }

    public double ThirdNation { get; set; }

    /// <summary>Relief paid to buyers of members' goods, by nation, USD; in the duty already.</summary>
    public double[] Relief { get; } = new double[nations];

    /// <summary>Levy on outsiders' declared goods, USD.</summary>
    public double DeclaredLevy { get; set; }

    /// <summary>Tonnes of outsiders' goods that came with a nation's papers, by that nation.</summary>
    public double[] Vouched { get; } = new double[nations];

    /// <summary>Of these, tonnes with the papers of a member.</summary>
    public double ReExported { get; set; }

    /// <summary>Declared tonnes of outsiders under a floor, and of these at or above it.</summary>
    public double FlooredOutside { get; private set; }

    public double HeldOutside { get; private set; }

    /// <summary>Members' tonnes sold inside under a floor, and of these at or above it.</summary>
    public double FlooredMembers { get; private set; }

    public double HeldMembers { get; private set; }

    /// <summary>Tonnes per tick up to which trade is none and makes no price.</summary>
    public double NoTrade { get; init; }

    public double ReceivedPerTonne(int origin) => Sold[origin] > 0 ? Receipts[origin] / Sold[origin] : 0;

    public double EarnedPerTonne(int origin) =>
        Sold[origin] > 0 ? (Receipts[origin] - QuotaRent[origin]) / Sold[origin] : 0;

    public void CountHeld(bool outsider, double tonnes, bool held)
    {
        if (outsider)
        {
            FlooredOutside += tonnes;
            HeldOutside += held ? tonnes : 0;
        }
        else
        {
            FlooredMembers += tonnes;
            HeldMembers += held ? tonnes : 0;
        }
    }

    public void Clear()
    {
        SoldByAll = 0;
        Array.Clear(RowPaid);
        Array.Clear(RowEvaded);
        Array.Clear(Subsidy);
        Array.Clear(Granted);
        Array.Clear(Capital);
        Array.Clear(Windfall);
        Array.Clear(Stockpiled);
        Array.Clear(StockpileSpending);
        Array.Clear(OwnStocked);
        Array.Clear(OwnStockSpending);
        Array.Clear(InputsStocked);
        Array.Clear(AuditSpending);
        Array.Clear(InputStockSpending);
        Array.Clear(Sold);
        Array.Clear(Receipts);
        Array.Clear(Rent);
        Array.Clear(QuotaRent);
        Array.Clear(ExportTax);
        Array.Clear(Support);
        Array.Clear(Surplus);
        Array.Clear(StockBought);
        Array.Clear(StockSpending);
        Array.Clear(Use);
        Array.Clear(Paid);
        Array.Clear(Duty);
        Array.Clear(DeclaredDuty);
        Array.Clear(Relief);
        Array.Clear(Vouched);
        DeclaredLevy = 0;
        Array.Clear(Levy);
        Array.Clear(Fines);
        Array.Clear(LicenceRent);
        Array.Clear(Misjudged);
        Array.Clear(TermsOfTrade);
        Array.Clear(HidingOf);
        Array.Clear(Unmet);
        Freight = 0;
        Hiding = 0;
        Traded = 0;
        ExportValue = 0;
        Targeted = 0;
        Owed = 0;
        Misdeclared = 0;
        ThirdNation = 0;
        ReExported = 0;
        FlooredOutside = 0;
        HeldOutside = 0;
        FlooredMembers = 0;
        HeldMembers = 0;
    }
}
