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

    /// <summary>Keeps a tick; nothing where nobody compares.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="markets">The cleared markets.</param>
    /// <param name="rows">Good and row of each buyer.</param>
    /// <param name="bids">Bids by good and row.</param>
    /// <param name="members">Who is in the bloc.</param>
    public void Keep(int tick, GoodMarket[] markets, (int Good, int Row)[] rows, Bid[][] bids, bool[] members)
    {
        if (Buyers == 0)
        {
            return;
        }

        for (int b = 0; b < Buyers; b++)
        {
            (int good, int row) = rows[b];
            GoodMarket m = markets[good];
            index[2 * ((b * ticks) + tick)] = m.PartIndex[2 * row];
            index[(2 * ((b * ticks) + tick)) + 1] = m.PartIndex[(2 * row) + 1];

            // What buyers themselves want to use, whatever a stockpile or their own stock adds or meets.
            demand[(b * ticks) + tick] = bids[good][row].Stock?.Use ?? bids[good][row].Demand;
        }

        members.CopyTo(member.AsSpan(tick * nations, nations));
        for (int g = 0; g < markets.Length; g++)
        {
            KeepPrices(g, tick, markets[g]);
        }
    }

    /// <summary>Whether a nation was in the bloc.</summary>
    public bool Member(int nation, int tick) => member[(tick * nations) + nation];

    /// <summary>Keeps at what price each origin's goods crossed its border, or would have.</summary>
    private void KeepPrices(int good, int tick, GoodMarket market)
    {
        for (int o = 0; o < market.Origins; o++)
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
