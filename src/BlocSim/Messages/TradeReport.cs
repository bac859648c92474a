namespace BlocSim;

/// <summary>
/// What a nation learns of its trade once a tick's accounts are closed: its own sales, purchases and outputs as values, nobody else's. Tonnes and money are of the
/// tick, prices in USD per tonne.
/// </summary>
/// <param name="nation">The nation.</param>
/// <param name="goods">How many goods there are.</param>
/// <param name="facilities">How many plants there are in the world.</param>
/// <param name="inputs">What its plants need.</param>
internal sealed class TradeReport(int nation, int goods, int facilities, InputNeed[] inputs)
{
    private readonly Dictionary<(int Good, int Row), double> bought = [];
    private readonly Dictionary<(int Good, int Row), ContractOutcome> contracts = [];

    /// <summary>The nation.</summary>
    public int Nation { get; } = nation;

    /// <summary>What its plants need, with the row in which they buy it.</summary>
    public InputNeed[] Inputs { get; } = inputs;

    /// <summary>Tonnes that the nation's buyers bought, by good.</summary>
    public double[] Used { get; } = new double[goods];

    /// <summary>Tonnes of a good that the nation's plants made, co-products aside.</summary>
    public double[] Made { get; } = new double[goods];

    /// <summary>Tonnes that its producers sold.</summary>
    public double[] Sold { get; } = new double[goods];

    /// <summary>Tonnes that left the nation; all sales where nobody keeps count of exports.</summary>
    public double[] Exports { get; } = new double[goods];

    /// <summary>The price of its goods at its own border, export tax and quota's rent included; NaN where it sells none.</summary>
    public double[] BorderPrice { get; } = new double[goods];

    /// <summary>What stands between the price of a good at its border and at home; nothing where exports are free.</summary>
    public double[] ExportWedge { get; } = new double[goods];

    /// <summary>Average received per tonne, rents included; zero where nothing was sold.</summary>
    public double[] ReceivedPerTonne { get; } = new double[goods];

    /// <summary>Average earned per tonne at the plants' gate; 0 when nothing was sold. A quota's rent goes to whoever holds the licence.</summary>
    public double[] EarnedPerTonne { get; } = new double[goods];

    /// <summary>Duty and levy that its treasury took, USD.</summary>
    public double[] Revenue { get; } = new double[goods];

    /// <summary>Tonnes of a co-product left over.</summary>
    public double[] Unsold { get; } = new double[goods];

    /// <summary>Tonnes of the lead good that each of its own plants made.</summary>
    public double[] Output { get; } = new double[facilities];

    /// <summary>Tonnes that went straight to another nation, misdeclared ones included, by good and nation; null where it does not ask for them.</summary>
    public double[][]? ExportsTo { get; init; }

    /// <summary>Tonnes of its lead good that a stage of the nation made.</summary>
    public double MadeBy(Stage stage) => stage.Made(Output);

    /// <summary>Tonnes that plants of this nation got as an input: what they bought, less what went into the stockpile or with what came out of it.</summary>
    public double Bought(int good, int row) => bought[(good, row)];

    /// <summary>States what plants got in a row of an input's market.</summary>
    public void SetBought(int good, int row, double tonnes) => bought[(good, row)] = tonnes;

    /// <summary>What became of the contracts of plants that buy in a row; null where the good knows none.</summary>
    public ContractOutcome? Contract(int good, int row) => contracts.GetValueOrDefault((good, row));

    /// <summary>Says that what becomes of a row's contracts is reported.</summary>
    public void SetContract(int good, int row, ContractOutcome outcome) => contracts[(good, row)] = outcome;
}
