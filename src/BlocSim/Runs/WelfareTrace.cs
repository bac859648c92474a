namespace BlocSim;

/// <summary>
/// What welfare against a baseline is computed from: each buyer's price index and demand in every tick, for its compliant and its capable
/// firms, and the price at which each origin exported.
/// </summary>
internal sealed class WelfareTrace
{
    private readonly int ticks;
    private readonly double[] index;
    private readonly Demand[] demand;
    private readonly double[][] exportPrice;
    private readonly bool[] member;
    private readonly int nations;

    /// <param name="buyers">How many buyers are kept; none for a run that nobody compares.</param>
    /// <param name="origins">How many origins each good has.</param>
    /// <param name="nations">How many nations there are.</param>
    /// <param name="ticks">Ticks of the run.</param>
    public WelfareTrace(int buyers, IEnumerable<int> origins, int nations, int ticks)
    {
        this.nations = nations;
        member = new bool[buyers > 0 ? nations * ticks : 0];
        this.ticks = ticks;
        Buyers = buyers;
        index = new double[2 * buyers * ticks];
        demand = new Demand[buyers * ticks];
        exportPrice = buyers > 0 ? [.. origins.Select(o => new double[o * ticks])] : [];
    }

    /// <summary>How many buyers are kept.</summary>
    public int Buyers { get; }

    public void Keep(int buyer, int tick, double compliant, double capable, in Demand bid)
    {
        index[2 * ((buyer * ticks) + tick)] = compliant;
        index[(2 * ((buyer * ticks) + tick)) + 1] = capable;
        demand[(buyer * ticks) + tick] = bid;
    }

    /// <summary>Keeps who was in the bloc.</summary>
    public void KeepMembers(int tick, bool[] members) => members.CopyTo(member.AsSpan(tick * nations, nations));

    /// <summary>Whether a nation was in the bloc.</summary>
    public bool Member(int nation, int tick) => member[(tick * nations) + nation];

    /// <summary>Keeps at what price each origin's goods crossed its border, or would have.</summary>
    public void KeepPrices(int good, int tick, GoodMarket market)
    {
        for (int o = 0; o < market.Origins && exportPrice.Length > 0; o++)
        {
            int x = market.ExportNodeOf[o];
            exportPrice[good][(o * ticks) + tick] = market.Price[x >= 0 ? x : o];
        }
    }

    /// <summary>Price index of a buyer's compliant (0) or capable (1) firms.</summary>
    public double Index(int buyer, int tick, int part) => index[(2 * ((buyer * ticks) + tick)) + part];

    public ref readonly Demand Demand(int buyer, int tick) => ref demand[(buyer * ticks) + tick];

    public double ExportPrice(int good, int origin, int tick) => exportPrice[good][(origin * ticks) + tick];
}
