namespace BlocSim;

/// <summary>
/// Tonnes of rivals and cartels that agree with each other: the complementarity problem of Cournot (1838),
/// <c>0 &lt;= q  perp  c'(q) - marginal revenue &gt;= 0</c> with marginal cost a range at a step. Near the answer along straight marginal revenues
/// (<see cref="RevenueLines"/>); where revenue has corners by best answers in turn; either way no seller may have a better quantity anywhere.
/// </summary>
internal sealed class QuantityEquilibrium
{
    private const int Turns = 150;
    private const int Attempts = 8;
    private const int Patience = 12;

    /// <summary>Relative moves in turns that are none.</summary>
    private const double Still = 1e-11;

    /// <summary>A change of quantity pays when it gains more than this share of profit: so little that what a leader earns before rivals is good to a millionth.</summary>
    private const double Pays = 1e-9;

    /// <summary>Moves above this, relative, are no approach to an answer yet.</summary>
    private const double Far = 1e-2;

    /// <summary>Turns between two looks ahead at where they would end.</summary>
    private const int Skip = 3;

    /// <summary>The largest share of a turn's move that the next may make for that.</summary>
    private const double Slowest = 0.95;

    private readonly StrategicSellers sellers;
    private readonly QuantitySearch search;
    private readonly RevenueLines lines;
    private readonly List<int> players = [];
    private double[] earlier;
    private double[] last;

    public QuantityEquilibrium(StrategicSellers sellers)
    {
        this.sellers = sellers;
        search = new QuantitySearch(sellers);
        lines = new RevenueLines(sellers);
        (earlier, last) = (new double[sellers.Count], new double[sellers.Count]);
    }

    /// <summary>Moves the tonnes of all sellers with market power but one until no one gains by another quantity.</summary>
    /// <param name="except">Keeps its tonnes; -1 for none.</param>
    /// <param name="everywhere">Look for better quantities far off too.</param>
    /// <returns>False when the search goes round: there may be no equilibrium in quantities.</returns>
    public bool TryAgree(int except, bool everywhere)
    {
        players.Clear();
        for (int o = 0; o < sellers.Count; o++)
        {
            if (sellers.Group[o] >= 0 && o != except)
            {
                players.Add(o);
            }
        }

        if (players.Count == 0)
        {
            sellers.Clear();
            return true;
        }

        sellers.BeginAnswer(except);

        bool near = (!sellers.Keeping && lines.TryApproach(players)) || TakeTurns();
        bool elsewhere = everywhere && !(near && sellers.OnePeak);
        for (int attempt = 0; attempt < Attempts && elsewhere && !sellers.Exhausted; attempt++)
        {
            if (!AnyoneMoves())
            {
                near = true;
                break;
            }

            if (attempt % 2 == 1 && players.Count > 1)
            {
                // Going round from here: begin again from nothing, in another order.
                players.Reverse();
                players.ForEach(o =>
                    sellers.Tonnes[o] = attempt == 1 ? 0 : sellers.Tonnes[o] * (attempt - 1) / Attempts
                );
            }

            _ = TakeTurns() && Polish();
            near = false;
        }

        sellers.Clear();
        if (near && sellers.Differenced)
        {
            // A floor that does not bind at the answer leaves marginal revenue as it is, which is exact where differences are not.
            _ = Polish();
            sellers.Clear();
        }

        // One seller or one cartel alone only climbs: where it stops is no question of rivals.
        return near || players.TrueForAll(o => sellers.Group[o] == sellers.Group[players[0]]);
    }

    /// <summary>Closes in on the answer at hand by the faster method; where that leads elsewhere everything stays as it was.</summary>
    private bool Polish()
    {
        double[] stood = [.. sellers.Tonnes];
        bool stays = !sellers.Keeping && lines.TryApproach(players);
        foreach (int o in players)
        {
            stays &= Math.Abs(sellers.Tonnes[o] - stood[o]) <= 1e-4 * Math.Max(sellers.Tonnes[o], stood[o]);
        }

        if (!stays)
        {
            stood.CopyTo(sellers.Tonnes, 0);
        }

        return true;
    }

    /// <summary>Best answers nearby in turns until nobody moves any more: slower, but corners of revenue do not disturb it.</summary>
    private bool TakeTurns()
    {
        bool alone = players.TrueForAll(o => players.TrueForAll(p => p == o || sellers.Group[p] != sellers.Group[o]));
        double before = double.PositiveInfinity;
        double? reach = players.Count == 1 || sellers.Differenced ? null : Far;
        for (int turn = 0; turn < Turns && !sellers.Exhausted; turn++)
        {
            double moved = 0;
            (earlier, last) = (last, earlier);
            sellers.Tonnes.CopyTo(last, 0);
            foreach (int o in players)
            {
                moved = Math.Max(moved, search.Climb(o, reach));
            }

            if (moved <= Still)
            {
                if (reach is null)
                {
                    return alone || !AnyoneMoves();
                }

                // Nobody moved as far as was looked: from here on exactly.
                reach = null;
                continue;
            }

            // Rivals that keep overtaking each other: no answer this way.
            if (turn % Patience == Patience - 1)
            {
                if (moved > 0.5 * before)
                {
                    return false;
                }

                before = moved;
            }

            if (reach is not null)
            {
                reach = Math.Min(Far, moved);
                if (moved < Far && turn % Skip == Skip - 1)
                {
                    Extrapolate();
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Turns that come closer by the same share each time are taken to where they would end (Aitken 1926, with one share for all sellers). Where that
    /// is not so the next turns bring everybody back.
    /// </summary>
    private void Extrapolate()
    {
        double along = 0;
        double length = 0;
        foreach (int o in players)
        {
            double first = last[o] - earlier[o];
            along += first * (sellers.Tonnes[o] - last[o]);
            length += first * first;
        }

        double share = along / length;
        if (!(Math.Abs(share) < Slowest))
        {
            return;
        }

        foreach (int o in players)
        {
            double to = sellers.Tonnes[o] + (share / (1 - share) * (sellers.Tonnes[o] - last[o]));
            sellers.Tonnes[o] = Math.Clamp(to, 0, sellers.Offer(o).Most);
        }
    }

    /// <summary>One round of best answers, cartels together; whether anybody gained by moving.</summary>
    private bool AnyoneMoves()
    {
        bool moved = false;
        for (int i = 0; i < players.Count; i++)
        {
            int o = players[i];
            bool together = players.FindIndex(p => sellers.Group[p] == sellers.Group[o]) != i;
            if (!together)
            {
                List<int> members = players.FindAll(p => sellers.Group[p] == sellers.Group[o]);
                moved |= members.Count == 1 ? search.Improve(o, Pays) : search.ImproveTogether(members, Pays);
            }
        }

        return moved;
    }

    /// <summary>How far marginal revenue is outside the range of marginal cost, as <see cref="RevenueLines.Gap"/>.</summary>
    public double Gap(int origin, double corner) => lines.Gap(origin, corner);
}
