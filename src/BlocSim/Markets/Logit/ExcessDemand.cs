namespace BlocSim;

/// <summary>
/// The conditions of a logit market's equilibrium at given prices: what each node sells too much or too little, quotas and the reference levy
/// included, and their derivatives.
/// </summary>
internal sealed class ExcessDemand
{
    private readonly GoodMarket market;
    private readonly LogitRows rows;
    private readonly double[] residual;
    private readonly double[] relative;
    private readonly LinearSystem system;
    private readonly PlainOffers offers;
    private readonly bool[] limited;
    private readonly bool[] free;
    private readonly bool[] factoredLimited;
    private readonly bool[] factoredFree;
    private LinearSystem? response;
    private int levySetter;
    private int factoredSetter = -1;

    // Whether the last excess may hold what a store trades.
    private bool beside;

    public ExcessDemand(GoodMarket market, LogitRows rows)
    {
        this.market = market;
        this.rows = rows;
        residual = new double[market.Stride];
        relative = new double[market.Stride];
        offers = new PlainOffers(market);
        system = new LinearSystem(market.Nodes);
        limited = new bool[market.Nodes];
        free = new bool[market.Nodes];
        factoredLimited = new bool[market.Nodes];
        factoredFree = new bool[market.Nodes];
    }

    /// <summary>When set, the levy stays as it is: the outer search of the fallback moves it.</summary>
    public bool LevyFixed { get; set; }

    /// <summary>Whether there are factored derivatives to go on with.</summary>
    public bool Factored { get; private set; }

    /// <summary>Tonnes per USD/t that each origin would offer more at the current prices.</summary>
    public ReadOnlySpan<double> SupplySlope => offers.Slope;

    /// <summary>Where every seller's offer is plain and none has a price of its own for exports: the prices at which they begin; null elsewhere.</summary>
    public double[]? PlainStarts => offers.All && market.Nodes == market.Origins ? offers.Start : null;

    /// <summary>Looks at today's borders and offers; to be called before the others in every tick.</summary>
    public void Gather()
    {
        rows.Gather();
        offers.Gather();
    }

    /// <summary>The step down from the current prices that the factors at hand propose.</summary>
    public void Step(Span<double> step) => system.Solve(residual, step, market.Nodes);

    /// <summary>Whether the same conditions bind as when the derivatives were factored.</summary>
    public bool SameSystem() =>
        levySetter == factoredSetter
        && limited.AsSpan().SequenceEqual(factoredLimited)
        && free.AsSpan().SequenceEqual(factoredFree);

    /// <summary>The node at which most was left at the last <see cref="Evaluate()"/>, relative to its trade.</summary>
    public int WorstNode
    {
        get
        {
            int worst = 0;
            for (int k = 1; k < market.Nodes && !double.IsNaN(relative[worst]); k++)
            {
                worst = relative[k] <= relative[worst] ? worst : k;
            }

            return worst;
        }
    }

    /// <summary>Residuals of every node at the current prices; the largest one relative to the node's trade.</summary>
    public double Evaluate()
    {
        SetLevy();
        rows.Evaluate();
        offers.Evaluate();
        return LaneMath.Width switch
        {
            512 => Evaluate<Lanes512>(),
            256 => Evaluate<Lanes256>(),
            _ => Evaluate<Lanes128>(),
        };
    }

    private double Evaluate<T>()
        where T : struct, ILanes<T>
    {
        double token = (1e-7 * LaneMath.Sum<T>(rows.Demand)) + 1e-12;
        if (LogitKernel.Unheld<T>(market))
        {
            Excess<T>();
        }
        else
        {
            ExcessBesideStores();
        }

        double worst = Compare<T>(token);
        return market.Nodes == market.Origins ? worst : WorstBesideQuotas(token);
    }

    /// <summary>Whether every price is between what stores buy and sell at, and above zero.</summary>
    public bool Unheld() =>
        LaneMath.Width switch
        {
            512 => LogitKernel.Unheld<Lanes512>(market),
            256 => LogitKernel.Unheld<Lanes256>(market),
            _ => LogitKernel.Unheld<Lanes128>(market),
        };

    /// <summary>What every origin offers beyond what is wanted from it, where no store or price of zero holds anybody.</summary>
    private void Excess<T>()
        where T : struct, ILanes<T>
    {
        for (int o = 0; o < market.Origins; o += LaneMath.Lanes)
        {
            nuint i = (nuint)o;
            (T.Load(ref offers.Supply[0], i) - T.Load(ref rows.Demand[0], i)).Store(ref residual[0], i);
        }

        for (int x = market.Origins; x < market.Nodes; x++)
        {
            residual[market.NodeOrigin[x]] -= rows.Demand[x];
        }

        if (beside)
        {
            Array.Clear(free);
            Array.Clear(market.StockTrade);
            beside = false;
        }
    }

    /// <summary>At a store's prices what is left over is bought and what is short is sold; at a price of zero it is left.</summary>
    private void ExcessBesideStores()
    {
        beside = true;
        for (int o = 0; o < market.Origins; o++)
        {
            int x = market.ExportNodeOf[o];
            double price = market.Price[o];
            double excess = offers.Supply[o] - rows.Demand[o] - (x >= 0 ? rows.Demand[x] : 0);
            free[o] = (price <= market.Lowest[o] && excess >= 0) || (price >= market.Highest[o] && excess <= 0);
            residual[o] = free[o] ? 0 : excess;
            market.StockTrade[o] = free[o] && (market.Lowest[o] > 0 || price >= market.Highest[o]) ? excess : 0;
        }
    }

    /// <summary>
    /// What is left at each origin relative to what it trades, and the largest of these; a token amount and what a few units in the last place of its
    /// price move count as trade.
    /// </summary>
    private double Compare<T>(double token)
        where T : struct, ILanes<T>
    {
        T infinite = T.Fill(double.PositiveInfinity);
        T most = T.Fill(0);
        bool numbers = true;
        for (int o = 0; o < market.Origins; o += LaneMath.Lanes)
        {
            nuint i = (nuint)o;
            T left = T.Load(ref residual[0], i);
            T trade = T.Max(T.Load(ref offers.Supply[0], i), T.Load(ref rows.Demand[0], i)) + T.Fill(token);
            T steep = T.Load(ref offers.Slope[0], i) * T.Load(ref market.Price[0], i);
            T size = T.MultiplyAdd(T.Fill(1e-5), steep, trade);
            T part = T.Max(left, T.Fill(0) - left) / size;
            part.Store(ref relative[0], i);
            most = T.Max(part, most);
            numbers &= T.AllAtMost(part, infinite);
        }

        return numbers ? most.Largest() : double.PositiveInfinity;
    }

    /// <summary><c>0 &lt;= lambda  perp  quota - exports &gt;= 0</c>, with the export price behind tax and lambda; the largest of what is left over all nodes.</summary>
    private double WorstBesideQuotas(double token)
    {
        for (int x = market.Origins; x < market.Nodes; x++)
        {
            double least = market.Taxed(x, market.Price[market.NodeOrigin[x]]);
            double gap = (market.Price[x] - least) / market.ScalePrice;
            double room = market.Quota[x] - rows.Demand[x];
            double size = market.Quota[x] + token;
            limited[x] = room / size < gap;
            residual[x] = limited[x] ? room : gap;
            relative[x] = Math.Abs(limited[x] ? room / size : gap);
        }

        double worst = 0;
        for (int k = 0; k < market.Nodes; k++)
        {
            if (!(relative[k] <= worst))
            {
                worst = double.IsNaN(relative[k]) ? double.PositiveInfinity : relative[k];
            }
        }

        return worst;
    }

    /// <summary>The reference levy that brings the cheapest representative non-member offer to the floor at these prices.</summary>
    private void SetLevy()
    {
        levySetter = -1;
        if (LevyFixed)
        {
            return;
        }

        market.Levy = 0;
        if (double.IsNaN(market.ReferenceFloor))
        {
            return;
        }

        double cheapest = market.CheapestReferenceOffer(market.Price, out int at);
        if (at >= 0 && market.ReferenceFloor > cheapest)
        {
            market.Levy = market.ReferenceFloor - cheapest;
            levySetter = at;
        }
    }

    /// <summary>The derivatives of all residuals, factored, and Newton's step with them; false when there is no unique one.</summary>
    public bool TryFactor(Span<double> step)
    {
        rows.Differentiate();
        Assemble(system.Matrix, []);
        Factored = system.TryFactor(market.Nodes);
        factoredSetter = levySetter;
        limited.CopyTo(factoredLimited, 0);
        free.CopyTo(factoredFree, 0);
        if (Factored)
        {
            Step(step);
        }

        return Factored;
    }

    /// <summary>
    /// How prices move with one more tonne from each origin that keeps its tonnes: the inverse of the derivatives of excess supply, those origins'
    /// offers left out and buyers taken at their long-run response.
    /// </summary>
    public void Respond(ReadOnlySpan<bool> keeps, double[] byTonne)
    {
        Evaluate();
        rows.Differentiate(foreseen: true);
        response ??= new LinearSystem(market.Nodes);
        Assemble(response.Matrix, keeps);
        bool solved = response.TryFactor(market.Nodes);
        Span<double> side = stackalloc double[market.Nodes];
        Span<double> move = stackalloc double[market.Stride];
        for (int o = 0; o < market.Origins; o++)
        {
            if (!keeps[o])
            {
                continue;
            }

            // A store that holds the price takes every further tonne.
            move.Clear();
            if (solved && !free[o])
            {
                side.Clear();
                side[o] = 1;
                response.Solve(side, move, market.Nodes);
            }

            for (int k = 0; k < market.Nodes; k++)
            {
                byTonne[(o * market.Nodes) + k] = solved || free[o] ? -move[k] : double.NegativeInfinity;
            }
        }
    }

    /// <summary>The matrix of derivatives of all conditions by all prices.</summary>
    /// <param name="matrix">Where it goes.</param>
    /// <param name="keeps">Origins whose tonnes do not answer to price; empty for none.</param>
    private void Assemble(Span<double> matrix, ReadOnlySpan<bool> keeps)
    {
        int stride = market.Stride;
        if (levySetter >= 0)
        {
            int node = levySetter % stride;
            double levyByPrice = -market.Slope[levySetter];
            for (int k = 0; k < market.Nodes; k++)
            {
                rows.Jacobian[(k * stride) + node] += rows.DemandByLevy[k] * levyByPrice;
            }
        }

        for (int o = 0; o < market.Origins; o++)
        {
            Span<double> row = matrix.Slice(o * stride, stride);
            int x = market.ExportNodeOf[o];
            if (free[o])
            {
                row.Clear();
                row[o] = 1;
            }
            else
            {
                Negate(row, o, x);
                double own = !keeps.IsEmpty && keeps[o] ? 0 : offers.Slope[o];
                row[o] += own + (1e-13 * (offers.Supply[o] + rows.Demand[o]) / market.ScalePrice) + 1e-200;
            }

            if (x >= 0)
            {
                Span<double> export = matrix.Slice(x * stride, stride);
                if (limited[x])
                {
                    Negate(export, x, -1);
                    export[x] += 1e-13 * rows.Demand[x] / market.ScalePrice;
                }
                else
                {
                    export.Clear();
                    export[x] = 1 / market.ScalePrice;
                    export[o] = -(1 + market.ExportTaxRate[x]) / market.ScalePrice;
                }
            }
        }
    }

    /// <summary>Less demand is more excess supply: minus the derivatives of one node's demand, or of a home and an export node together.</summary>
    private void Negate(Span<double> row, int node, int other)
    {
        ReadOnlySpan<double> one = rows.Jacobian.AsSpan(node * market.Stride, row.Length);
        ReadOnlySpan<double> two = other >= 0 ? rows.Jacobian.AsSpan(other * market.Stride, row.Length) : default;
        for (int k = 0; k < row.Length; k++)
        {
            row[k] = -one[k] - (other >= 0 ? two[k] : 0);
        }
    }
}
