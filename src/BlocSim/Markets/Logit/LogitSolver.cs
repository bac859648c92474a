namespace BlocSim;

/// <summary>
/// Clears a logit market: a price per node at which supply meets demand, quotas and the reference levy included, to a relative
/// excess demand of 1e-10. Steps along last tick's factored derivatives while they bring the answer much closer (a chord), Newton's method
/// where they do not; behind both a slower method that cannot fail on a well-posed market.
/// </summary>
internal sealed partial class LogitSolver : IGoodSolver
{
    /// <summary>Largest excess demand at the answer, relative to what the node sells.</summary>
    public const double Tolerance = 1e-10;

    private const int NewtonSteps = 80;

    /// <summary>Rounds of the slower method; it stops before where prices stand still.</summary>
    private const int WalkRounds = 400;

    /// <summary>Steps taken in full before the line search begins: crossing kinks may raise the residual for a while.</summary>
    private const int FreeSteps = 40;

    private readonly GoodMarket market;
    private readonly LogitRows rows;
    private readonly ExcessDemand conditions;
    private readonly Tatonnement walk;
    private readonly double[] step;
    private readonly double[] start;
    private readonly double[] stiffness;
    private readonly PriceExtrapolation path;
    private readonly double[] trial;

    public LogitSolver(GoodMarket market)
    {
        this.market = market;
        rows = new LogitRows(market);
        conditions = new ExcessDemand(market, rows);
        walk = new Tatonnement(market, rows);
        start = new double[market.Stride];
        stiffness = new double[market.Rows.Length];
        step = new double[market.Stride];
        trial = new double[market.Stride];
        path = new PriceExtrapolation(market.Stride);
    }

    /// <summary>Steps along old derivatives are gone on with when so many more of the same gain would do; otherwise new ones are cheaper.</summary>
    private const int ChordSteps = 2;

    /// <summary>Counts of what was computed, for the benchmarks.</summary>
    public LogitRows Rows => rows;

    /// <summary>For tests: take the slower method at once.</summary>
    public bool AlwaysSlow { get; set; }

    /// <summary>Clears the market and writes prices, levy and flows into it.</summary>
    /// <param name="residualLeft">The largest relative excess demand left.</param>
    /// <param name="worstNode">Where it was when it did not clear.</param>
    /// <returns>False when even the slower method did not reach the tolerance.</returns>
    public bool TryClear(out double residualLeft, out int worstNode)
    {
        market.Iterations = 0;
        conditions.LevyFixed = false;
        residualLeft = double.PositiveInfinity;
        conditions.Gather();
        path.Extrapolate(market.Price);
        market.Price.AsSpan(0, market.Nodes).CopyTo(start);
        bool done = !AlwaysSlow && Newton(NewtonSteps, out residualLeft);
        if (!done)
        {
            market.Fallbacks++;
            done = (!AlwaysSlow && Eased(out residualLeft)) || Slow(out residualLeft);
        }

        if (done)
        {
            LowestPrices();
            rows.Record();
            path.Keep(market.Price);
        }

        worstNode = done ? 0 : conditions.WorstNode;
        return done;
    }

    /// <inheritdoc />
    public void Respond(ReadOnlySpan<bool> keeps, double[] byTonne)
    {
        conditions.Respond(keeps, byTonne);
        rows.Record();
    }

    /// <summary>
    /// The same market with demand that answers more to price clears easily; from there the answer is followed as demand stiffens to what it is.
    /// </summary>
    private bool Eased(out double worst)
    {
        for (int r = 0; r < stiffness.Length; r++)
        {
            stiffness[r] = market.Demands[r].Response;
        }

        start.AsSpan(0, market.Nodes).CopyTo(market.Price);
        double ease = 2;
        while (true)
        {
            for (int r = 0; r < stiffness.Length; r++)
            {
                bool isoelastic = market.Demands[r].Form == DemandForm.Isoelastic;
                market.Demands[r].Response = stiffness[r] + (isoelastic ? ease : 0);
            }

            bool found = Newton(NewtonSteps, out worst);
            if (ease == 0)
            {
                return found;
            }

            ease = found && ease > 1e-3 ? 0.6 * ease : 0;
        }
    }

    /// <summary>
    /// A step crosses at most one kink of the node's own offer: beyond it the slope that the step was computed with says nothing. Below the
    /// cheapest block there is nothing to sell.
    /// </summary>
    private double Guarded(int node, double from, double to)
    {
        if (node >= market.Origins)
        {
            return Math.Max(0, to);
        }

        OfferCurve offer = market.Offers[node];
        double reached = Math.Max(offer.NextKink(from, to), offer.Cheapest);
        return Math.Clamp(reached, market.Lowest[node], market.Highest[node]);
    }

    /// <summary>Prices a part of the step down from where they were, none by more than half of it and the base price.</summary>
    /// <param name="part">How much of the step.</param>
    /// <param name="fresh">Whether prices stand where the step begins; that is remembered then.</param>
    private void Move(double part, bool fresh)
    {
        if (conditions.PlainStarts is { } starts)
        {
            switch (LaneMath.Width)
            {
                case 512:
                    LogitKernel.Move<Lanes512>(market, starts, trial, step, part, fresh);
                    break;
                case 256:
                    LogitKernel.Move<Lanes256>(market, starts, trial, step, part, fresh);
                    break;
                default:
                    LogitKernel.Move<Lanes128>(market, starts, trial, step, part, fresh);
                    break;
            }

            return;
        }

        if (fresh)
        {
            market.Price.AsSpan(0, market.Nodes).CopyTo(trial);
        }

        for (int k = 0; k < market.Nodes; k++)
        {
            double limit = 0.5 * (market.ScalePrice + trial[k]);
            double move = Math.Clamp(part * step[k], -limit, limit);
            market.Price[k] = Guarded(k, trial[k], trial[k] - move);
        }
    }

    private bool Newton(int steps, out double worst)
    {
        bool unheld = conditions.PlainStarts is not null && conditions.Unheld();
        for (int o = 0; o < market.Origins && !unheld; o++)
        {
            double least = Math.Max(market.Price[o], market.Offers[o].Cheapest);
            market.Price[o] = Math.Clamp(least, market.Lowest[o], market.Highest[o]);
        }

        worst = conditions.Evaluate();
        double damp = 1;
        bool chord = conditions.Factored;
        for (int i = 0; i < steps; )
        {
            if (worst <= Tolerance)
            {
                return true;
            }

            market.Iterations++;
            if (chord && conditions.SameSystem())
            {
                chord = Chord(ref worst);
                continue;
            }

            if (!conditions.TryFactor(step))
            {
                return false;
            }

            chord = true;
            double levyBefore = market.Levy;
            double worstBefore = worst;
            double t = damp;
            for (int halving = 0; ; halving++)
            {
                Move(t, fresh: halving == 0);
                worst = conditions.Evaluate();
                if (i < FreeSteps || worst < worstBefore || halving == 4)
                {
                    break;
                }

                t *= 0.5;
            }

            if (!(worst < double.PositiveInfinity))
            {
                trial.AsSpan(0, market.Nodes).CopyTo(market.Price);
                market.Levy = levyBefore;
                worst = worstBefore;
                return false;
            }

            damp = Math.Min(1, 4 * t);
            i++;
        }

        return worst <= Tolerance;
    }

    /// <summary>A full step with the factors at hand; undone when it leads away. Gives whether another such step is worth while.</summary>
    private bool Chord(ref double worst)
    {
        conditions.Step(step);
        double before = worst;
        Move(1, fresh: true);
        worst = conditions.Evaluate();
        double gain = worst / before;
        double reached = worst;
        for (int i = 0; i < ChordSteps; i++)
        {
            reached *= gain;
        }

        if (reached <= Tolerance)
        {
            return true;
        }

        if (!(worst < before))
        {
            trial.AsSpan(0, market.Nodes).CopyTo(market.Price);
            worst = conditions.Evaluate();
        }

        return false;
    }
}
