namespace BlocSim;

/// <summary>
/// The best quantity of one seller with market power, or of a cartel, all other quantities given: the highest peak of its profit. Looks at a grid with
/// every corner of its own marginal cost, halves every stretch inside which the market's answer changes its kind, as long as more could be earned there,
/// and narrows in on each peak by the sign of marginal profit.
/// </summary>
internal sealed partial class QuantitySearch(StrategicSellers sellers)
{
    private const int Grid = 16;

    /// <summary>Members of a cartel up to which moves of each and between each two are looked at.</summary>
    private const int Few = 6;

    /// <summary>Width at which a corner counts as found, as a share of the range.</summary>
    private const double Narrow = 1e-13;

    /// <summary>Width at which a peak counts as found, relative to its tonnes.</summary>
    private const double Exact = 1e-15;

    /// <summary>The same while sellers still move, as a share of how far they do.</summary>
    private const double Finer = 1e-3;

    /// <summary>The first step of a climb at most, relative.</summary>
    private const double FirstStep = 1e-4;

    private readonly double[] held = new double[sellers.Count];
    private readonly List<QuantityPoint> points = [];
    private readonly Stack<(QuantityPoint Left, QuantityPoint Right)> open = new();
    private QuantityPoint best;

    /// <summary>Moves one seller to its best quantity where that gains; whether it did.</summary>
    /// <param name="origin">The seller.</param>
    /// <param name="pays">Least gain as a share of profit.</param>
    public bool Improve(int origin, double pays)
    {
        double before = At(origin, sellers.Tonnes[origin]).Profit;
        double stood = sellers.Tonnes[origin];
        QuantityPoint found = Highest(origin);
        bool gains = Gains(found.Profit, before, pays, found.Tonnes + stood);
        sellers.Tonnes[origin] = gains ? found.Tonnes : stood;
        return gains;
    }

    /// <summary>Climbs from where a seller stands to the nearest peak of its profit; gives how far it went, relative to its tonnes.</summary>
    /// <param name="origin">The seller.</param>
    /// <param name="reach">
    /// How far sellers went when they last climbed, relative: where that is little the peak is near, and wanted the more exactly. Null for a peak that is not looked for
    /// again and wanted exactly at once.
    /// </param>
    public double Climb(int origin, double? reach)
    {
        double stood = sellers.Tonnes[origin];
        double most = sellers.Offer(origin).Most;
        QuantityPoint here = At(origin, stood);
        bool up = here.Beyond > 0 && stood < most;
        if (!up && !(here.Before < 0 && stood > 0))
        {
            return 0;
        }

        QuantityPoint last = here;
        best = here;
        double size = Math.Max(stood, Math.Min(1e-3 * sellers.ScalePrice, double.IsFinite(most) ? most : 1));
        double step = Math.Clamp(reach ?? FirstStep, FirstStep * 1e-8, FirstStep) * size;
        for (int i = 0; i < 60; i++, step *= 4)
        {
            double to = Math.Clamp(stood + (up ? step : -step), 0, most);
            QuantityPoint next = Take(At(origin, to));
            bool turned = up ? next.Before < 0 : next.Beyond > 0;
            if (turned)
            {
                Narrowed(origin, up ? last.Tonnes : to, up ? to : last.Tonnes, Math.Max(Exact, Finer * (reach ?? 0)));
                break;
            }

            last = next;
            if (to <= 0 || to >= most)
            {
                break;
            }
        }

        // What nobody takes at any price is not chosen: more of it is no move.
        bool gains = best.Profit >= here.Profit;
        double chosen = gains ? Math.Min(best.Tonnes, best.Sold) : stood;
        sellers.Tonnes[origin] = chosen;
        return gains && chosen != stood ? Math.Abs(chosen - stood) / Math.Max(chosen, stood) : 0;
    }

    private void Narrowed(int origin, double left, double right, double width)
    {
        double top = Roots.Increasing(q => -At(origin, q).Before, left, right, width * right);
        QuantityPoint at = At(origin, top);
        QuantityPoint below = At(origin, top * (1 - 1e-13));
        QuantityPoint higher = below.Profit > at.Profit * (1 + 1e-12) ? below : at;

        // The sign of marginal profit tells the peak better than its height, which rounding flattens.
        best =
            higher.Profit >= best.Profit - (1e-12 * Math.Abs(best.Profit))
                ? higher with
                {
                    Profit = Math.Max(best.Profit, higher.Profit),
                }
                : best;
    }

    private bool Gains(double profit, double before, double pays, double tonnes)
    {
        double least = pays * Math.Max(Math.Abs(profit), Math.Abs(before));
        return profit - before > Math.Max(least, 1e-13 * sellers.ScalePrice * tonnes);
    }

    /// <summary>The most that an origin can earn, others' tonnes given, and where.</summary>
    public QuantityPoint Highest(int origin)
    {
        OfferCurve offer = sellers.Offer(origin);
        double most = sellers.Most(origin);
        best = At(origin, 0);
        if (!(most > 0))
        {
            return best;
        }

        points.Clear();
        points.Add(best);
        foreach (
            double q in Enumerable
                .Range(1, Grid)
                .Select(i => most * i / Grid)
                .Concat(offer.Kinks().Where(k => k < most))
                .Order()
        )
        {
            if (q > points[^1].Tonnes * (1 + Narrow))
            {
                points.Add(Take(At(origin, q)));
            }
        }

        for (int i = 1; i < points.Count; i++)
        {
            open.Push((points[i - 1], points[i]));
            while (open.TryPop(out (QuantityPoint Left, QuantityPoint Right) s))
            {
                Look(origin, s.Left, s.Right, most);
            }
        }

        return best;
    }

    private QuantityPoint Take(QuantityPoint point)
    {
        best = point.Profit > best.Profit ? point : best;
        return point;
    }

    private void Look(int origin, QuantityPoint left, QuantityPoint right, double most)
    {
        double width = right.Tonnes - left.Tonnes;
        bool peak = left.Beyond > 0 && right.Before < 0;
        if (left.Regime == right.Regime || width <= Narrow * most)
        {
            if (peak)
            {
                Narrowed(origin, left.Tonnes, right.Tonnes, Exact);
            }

            return;
        }

        // Prices fall with its tonnes, so nothing in between earns more than the left price on all further tonnes.
        OfferCurve offer = sellers.Offer(origin);
        double further = (left.Price * width) - offer.CostOf(right.Tonnes) + offer.CostOf(left.Tonnes);
        if (!sellers.Differenced && left.Profit + further <= best.Profit + (1e-12 * Math.Abs(best.Profit)))
        {
            return;
        }

        if (sellers.Differenced && width < most / 256)
        {
            return;
        }

        QuantityPoint middle = Take(At(origin, left.Tonnes + (0.5 * width)));
        open.Push((middle, right));
        open.Push((left, middle));
    }

    /// <summary>The market's answer when an origin sells so much.</summary>
    private QuantityPoint At(int origin, double tonnes)
    {
        sellers.Tonnes[origin] = tonnes;
        sellers.Clear();
        double profit = sellers.ProfitWith(origin);
        double price = sellers.Price(origin);
        double sold = sellers.Sold(origin);
        long regime = sellers.Regime();
        OfferCurve offer = sellers.Offer(origin);
        if (sellers.Differenced)
        {
            (double down, double up) = (Difference(origin, tonnes, -1), Difference(origin, tonnes, 1));
            return new QuantityPoint(tonnes, sold, profit, price, down, up, regime);
        }

        sellers.Respond();
        double revenue = sellers.MarginalRevenue[origin];
        double before = tonnes > 0 ? revenue - offer.CostAt(tonnes) : double.PositiveInfinity;
        return new QuantityPoint(tonnes, sold, profit, price, before, revenue - offer.CostBeyond(tonnes), regime);
    }

    /// <summary>Marginal profit on one side by a difference of profits.</summary>
    private double Difference(int origin, double tonnes, int side)
    {
        double step = side * 1e-6 * Math.Max(tonnes, 1e-6);
        double to = Math.Clamp(tonnes + step, 0, sellers.Offer(origin).Most);
        double here = ProfitAt(origin, tonnes);
        double there = ProfitAt(origin, to);
        return to == tonnes ? -side * double.PositiveInfinity : (there - here) / (to - tonnes);
    }

    private double ProfitAt(int origin, double tonnes)
    {
        sellers.Tonnes[origin] = tonnes;
        sellers.Clear();
        return sellers.ProfitWith(origin);
    }
}
