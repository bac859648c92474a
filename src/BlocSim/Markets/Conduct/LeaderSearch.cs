namespace BlocSim;

/// <summary>
/// A leader's best quantity (Stackelberg 1934): it foresees how its rivals will agree with each other at each quantity of its own. Its profit has corners where a
/// rival starts, stops or is full, and jumps where a rival leaves one peak of its own profit for another, so the search is over all of its range.
/// </summary>
internal sealed class LeaderSearch(StrategicSellers sellers, QuantityEquilibrium rivals)
{
    private const int Grid = 32;
    private const int Halvings = 24;
    private const double Golden = 1e-9;

    /// <summary>Tonnes of a rival that differ by less, as a share of the largest, are the same answer.</summary>
    private const double Same = 1e-6;

    /// <summary>Jumps between quantities that both earn so much less than the best, as a share, are not looked for.</summary>
    private const double Near = 0.3;

    /// <summary>A rival answers a tonne of the leader's with fewer tonnes than this where it stays on its peak.</summary>
    private const double Steep = 1.5;

    /// <summary>Quantities nearer to each other, as a share of the most that the leader could sell, have no jump between them that is not found.</summary>
    private const double Closest = 1e-6;

    private const int MaxJumps = 3;

    /// <summary>How far from its best, as a share, the leader's profit is looked at again.</summary>
    private const double Aside = 1e-4;

    /// <summary>By how much, as a share, profit falls on both sides at once where the best stands alone.</summary>
    private const double Alone = 1e-2;

    private bool agreed;

    /// <summary>Whether profit falls at once on both sides of the quantity found although the leader's own cost does not jump there.</summary>
    public bool Cornered { get; private set; }

    /// <summary>
    /// Sets the leader's best quantity and its rivals' answer to it; false when the rivals agree nowhere, or when the leader earns the more the nearer it
    /// comes to quantities at which they do not, or nothing near its best is nearly as good, so that there is no best to foresee.
    /// </summary>
    public bool TryLead(int leader)
    {
        OfferCurve offer = sellers.Offer(leader);
        double[] start = [.. sellers.Tonnes];
        Array.Clear(sellers.Tonnes);
        double most = sellers.Most(leader);
        double[] grid =
        [
            .. Enumerable
                .Range(0, Grid + 1)
                .Select(i => most * i / Grid)
                .Concat(offer.Kinks().Where(k => k < most))
                .Distinct()
                .Order(),
        ];
        List<Move> moves = [];
        foreach (double q in grid)
        {
            moves.Add(Foresee(leader, q, moves.Count > 0 ? moves[^1].Tonnes : start));
        }

        Move best = moves.MaxBy(m => m.Profit);
        int left = 0;
        for (int cell = 1; cell < grid.Length && !sellers.OnePeak; cell++)
        {
            // Moves found in between lie between the ends of the cell; a cell with more jumps than this is beyond what is looked for.
            for (int found = 0; found < MaxJumps; found++)
            {
                Move from = moves[left];
                Move to = moves[left + 1];
                double reach = Math.Max(from.Profit, to.Profit);
                bool wide = to.Quantity - from.Quantity > Closest * most;
                bool answered = double.IsFinite(from.Profit) && double.IsFinite(to.Profit);
                if (
                    !wide
                    || !answered
                    || reach < best.Profit - (Near * Math.Abs(best.Profit))
                    || !Jumps(leader, from, to)
                )
                {
                    break;
                }

                (Move before, Move after) = Jump(leader, from, to);
                moves.InsertRange(left + 1, [before, after]);
                left += 2;
                best = before.Profit > best.Profit ? before : best;
                best = after.Profit > best.Profit ? after : best;
            }

            left++;
        }

        for (int i = 1; i < moves.Count; i++)
        {
            bool falls = i < 2 || moves[i - 1].Profit >= moves[i - 2].Profit;
            bool rises = i + 1 == moves.Count || moves[i].Profit >= moves[i + 1].Profit;
            bool peak = moves[i].Profit < moves[i - 1].Profit ? falls : rises;
            best = peak ? Narrow(leader, moves[i - 1], moves[i], best) : best;
        }

        best = Refine(leader, best, most);
        bool unforeseen = Unforeseen(leader, best, moves, most);
        best.Tonnes.CopyTo(sellers.Tonnes, 0);
        return rivals.TryAgree(leader, everywhere: true) && !unforeseen;
    }

    /// <summary>
    /// Whether the best is none that can be foreseen: profit still rises, or rivals no longer agree, towards a neighbouring quantity at which they agree on
    /// nothing; or a little to either side rivals answer so differently that the best stands alone.
    /// </summary>
    private bool Unforeseen(int leader, Move best, List<Move> moves, double most)
    {
        double step = Aside * best.Quantity;
        double Beside(double way) => Foresee(leader, best.Quantity + way, best.Tonnes).Profit;
        bool Rises(Move towards)
        {
            double way = towards.Quantity - best.Quantity;
            double there = Beside(Math.CopySign(Math.Min(step, Math.Abs(way)), way));
            return double.IsNegativeInfinity(there) || there > best.Profit;
        }

        int above = moves.FindIndex(m => m.Quantity > best.Quantity);
        int below = moves.FindLastIndex(m => m.Quantity < best.Quantity);
        bool inside = step > 0 && best.Quantity + step < most;
        double close = best.Profit - (Alone * Math.Abs(best.Profit));
        return (above >= 0 && double.IsNegativeInfinity(moves[above].Profit) && Rises(moves[above]))
            || (below >= 0 && double.IsNegativeInfinity(moves[below].Profit) && Rises(moves[below]))
            || (inside && !sellers.OnePeak && Beside(-step) < close && Beside(step) < close);
    }

    /// <summary>What the leader earns at a quantity when every rival answers with the best of all its quantities.</summary>
    private Move Foresee(int leader, double tonnes, double[] from)
    {
        from.CopyTo(sellers.Tonnes, 0);
        sellers.Tonnes[leader] = tonnes;
        bool found = rivals.TryAgree(leader, everywhere: true);
        return new Move(tonnes, found ? sellers.ProfitWith(leader) : double.NegativeInfinity, [.. sellers.Tonnes]);
    }

    /// <summary>Everybody's tonnes when rivals move only from where they are to the nearest peak.</summary>
    private double[] Nearby(int leader, double tonnes, double[] from)
    {
        from.CopyTo(sellers.Tonnes, 0);
        sellers.Tonnes[leader] = tonnes;
        agreed = rivals.TryAgree(leader, everywhere: false);
        return sellers.Tonnes;
    }

    /// <summary>What the leader earns then.</summary>
    private double Earned(int leader, double tonnes, double[] from)
    {
        Nearby(leader, tonnes, from);
        return agreed ? sellers.ProfitWith(leader) : double.NegativeInfinity;
    }

    /// <summary>Whether a rival's answer jumps between two quantities: it moves by more than answers do, or is another one when come to from either side.</summary>
    private bool Jumps(int leader, Move left, Move right)
    {
        double width = right.Quantity - left.Quantity;
        double size = Math.Max(left.Tonnes.Max(), right.Tonnes.Max());
        return Apart(left.Tonnes, right.Tonnes, leader) > Steep * width
            || Apart(Nearby(leader, right.Quantity, left.Tonnes), right.Tonnes, leader) > Same * size
            || Apart(Nearby(leader, left.Quantity, right.Tonnes), left.Tonnes, leader) > Same * size;
    }

    private double Apart(double[] one, double[] other, int leader)
    {
        double most = 0;
        for (int o = 0; o < sellers.Count; o++)
        {
            most = sellers.Group[o] >= 0 && o != leader ? Math.Max(most, Math.Abs(one[o] - other[o])) : most;
        }

        return most;
    }

    /// <summary>Just before and just after the leader's quantity at which rivals' answer jumps.</summary>
    private (Move Before, Move After) Jump(int leader, Move left, Move right)
    {
        double narrow = 1e-9 * right.Quantity;
        bool steep = Apart(left.Tonnes, right.Tonnes, leader) > Steep * (right.Quantity - left.Quantity);
        double size = Math.Max(left.Tonnes.Max(), right.Tonnes.Max());
        for (int i = 0; i < Halvings && right.Quantity - left.Quantity > narrow; i++)
        {
            double at = left.Quantity + (0.5 * (right.Quantity - left.Quantity));
            Move middle = Foresee(leader, at, left.Tonnes);
            bool before = steep
                ? Apart(middle.Tonnes, left.Tonnes, leader) <= Apart(middle.Tonnes, right.Tonnes, leader)
                : Apart(Nearby(leader, at, left.Tonnes), middle.Tonnes, leader) <= Same * size;
            (left, right) = before ? (middle, right) : (left, middle);
        }

        return (left, right);
    }

    private Move Narrow(int leader, Move left, Move right, Move best)
    {
        if (!(right.Quantity > left.Quantity))
        {
            return best;
        }

        double[] from = left.Profit > right.Profit ? left.Tonnes : right.Tonnes;
        (double at, double profit) = PeakSearch.Highest(
            q => Earned(leader, q, from),
            [left.Quantity, left.Quantity + (0.5 * (right.Quantity - left.Quantity)), right.Quantity],
            Golden
        );
        if (!(profit > best.Profit))
        {
            return best;
        }

        Move found = Foresee(leader, at, from);
        return found.Profit > best.Profit ? found : best;
    }

    /// <summary>Where profit is smooth its slope tells the peak better than its height.</summary>
    private Move Refine(int leader, Move best, double most)
    {
        double step = Aside * best.Quantity;
        if (!(best.Quantity > 0) || best.Quantity + step > most)
        {
            Cornered = false;
            return best;
        }

        double At(double q) => Earned(leader, q, best.Tonnes);
        double Slope(double q) => (At(q + step) - At(q - step)) / (2 * step);
        double left = (best.Profit - At(best.Quantity - step)) / step;
        double right = (At(best.Quantity + step) - best.Profit) / step;
        double scale = 1e-2 * sellers.ScalePrice;
        bool ownCorner = sellers.Offer(leader).Kinks().Any(k => Math.Abs(k - best.Quantity) <= 1e-6 * best.Quantity);
        Cornered = left > scale && right < -scale && !ownCorner;
        if (left > scale || right < -scale)
        {
            return best;
        }

        double x0 = best.Quantity - step;
        double x1 = best.Quantity + step;
        double m0 = Slope(x0);
        double m1 = Slope(x1);
        if (!(m0 > 0) || !(m1 < 0))
        {
            return best;
        }

        Move refined = Foresee(leader, x0 + ((x1 - x0) * m0 / (m0 - m1)), best.Tonnes);
        return refined.Profit >= best.Profit - (1e-12 * Math.Abs(best.Profit)) ? refined : best;
    }

    /// <summary>A quantity of the leader, what it earns with it, and everybody's tonnes then.</summary>
    private readonly record struct Move(double Quantity, double Profit, double[] Tonnes);
}
