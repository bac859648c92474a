using System.Globalization;

namespace BlocSim;

/// <summary>The laws that hold in every tick: mass, money, shares, signs, and that nobody with market power could have done better.</summary>
internal sealed class Invariants(World world, MarketAgent market, Settlement settlement)
{
    private const double Relative = 1e-9;

    /// <summary>Gain from another quantity, as a share of profit, that is still none.</summary>
    private const double Deviation = 1e-6;

    /// <exception cref="RunFailedException">A law does not hold.</exception>
    public void Check(PolicyNotice notice, string date)
    {
        for (int g = 0; g < world.Goods.Length; g++)
        {
            Mass(g, date);
            Money(g, date);
            Duties(g, notice, date);
            Shares(g, date);
            NoProfitableDeviation(g, date);
        }
    }

    /// <summary>No seller with market power could have earned more with other tonnes; where there is no such answer, a note says so.</summary>
    private void NoProfitableDeviation(int g, string date)
    {
        ConductSolver conduct = market.Conduct(g);
        var stood = new RunSnapshot(conduct);
        (int origin, double gain) = conduct.Unsettled ? (-1, 0) : conduct.LargestDeviation();
        stood.Restore();
        if (gain > Deviation)
        {
            throw Broken(
                g,
                origin,
                "another quantity would have earned it more, as a share of its profit,",
                gain,
                date
            );
        }
    }

    private void Mass(int g, string date)
    {
        GoodMarket m = market.Markets[g];
        double total = 0;
        for (int k = 0; k < m.Nodes; k++)
        {
            total += m.Sales[k];
        }

        for (int o = 0; o < m.Origins; o++)
        {
            double sold = m.Sold(o);
            double offered = m.Offers[o].Market(m.Offers[o].MarginalCost(m.Price[o]), out double slope);
            bool covered = settlement.Goods[g].Support[o] != 0;
            bool free = m.Price[o] <= 0 && m.Offers[o].Market(TradeForest.Nothing * m.ScalePrice, out _) >= sold;

            // On a step a few units in the last place of the price are many tonnes.
            double rounding = 1e-14 * slope * m.Price[o];
            double allowed = (Relative * Math.Max(sold, offered)) + (1e-12 * total) + rounding + 1e-9;
            if (!covered && !free && !(Math.Abs(sold - offered) <= allowed))
            {
                throw Broken(g, o, "sales differ from the offer at the clearing price", sold - offered, date);
            }

            if (sold < 0 || double.IsNaN(sold) || m.Price[o] < 0 || double.IsNaN(m.Price[o]))
            {
                throw Broken(g, o, "a quantity or price is negative or not a number", sold, date);
            }
        }
    }

    /// <summary>What buyers paid equals what everybody else received.</summary>
    private void Money(int g, string date)
    {
        GoodLedger l = settlement.Goods[g];
        double paid = l.Paid.Sum();
        double received =
            l.Receipts.Sum()
            - l.Support.Sum()
            - l.StockSpending.Sum()
            + l.ExportTax.Sum()
            + l.Duty.Sum()
            + l.LicenceRent.Sum()
            + l.Levy.Sum()
            + l.Freight
            + Relabelling(g);
        if (!(Math.Abs(paid - received) <= (Relative * Math.Max(Math.Abs(paid), Math.Abs(received))) + 1e-6))
        {
            throw Broken(g, -1, "payments and receipts differ", paid - received, date);
        }
    }

    private double Relabelling(int g)
    {
        double sum = 0;
        foreach (double t in market.Markets[g].ThirdNation)
        {
            sum += t;
        }

        return sum * world.Goods[g].RelabellingCost;
    }

    /// <summary>Duty collected is the announced rate times the declared value, and nobody who owes nothing paid.</summary>
    private void Duties(int g, PolicyNotice notice, string date)
    {
        GoodLedger l = settlement.Goods[g];
        GoodMarket m = market.Markets[g];
        int n = world.Nations.Length;
        double[] due = new double[n];
        bool levied = notice.Floors[g].Form.Receiver == WedgeReceiver.Treasury;
        for (int r = 0; r < m.Rows.Length; r++)
        {
            int to = m.DestinationNation[m.Rows[r].Destination];
            for (int k = 0; k < m.Nodes; k++)
            {
                int from = m.OriginNation[m.NodeOrigin[k]];
                int at = (m.Rows[r].Destination * m.Stride) + k;
                bool quotas = notice.TariffQuotas.Count > 0;
                double rate = quotas ? m.DutyRate[at] : notice.DutyRate[g][(to * n) + from];
                double specific = quotas ? m.DutySpecific[at] : notice.DutySpecific[g][(to * n) + from];
                double licence = (m.LicenceRate[at] * (m.Price[k] + m.Freight[at])) + m.LicenceSpecific[at];

                // Of the delivered price of a declared tonne, duty is what is left of it after levy, over one plus the rate.
                double levy = m.LevyApplies[at] && levied ? m.Levy : 0;
                double consignment = levied
                    ? Math.Max(0, m.MinimumPrice[at] - ((m.Slope[at] * m.Price[k]) + m.Base[at]))
                    : 0;
                double delivered = m.DeclaredCost(m.Rows[r].Destination, k, m.Price[k]) - levy - consignment;
                double value = BorderCharge.BeforeDuty(delivered, rate, specific);
                due[to] += m.Declared[(r * m.Stride) + k] * ((rate * value) + specific - licence);
            }
        }

        for (int i = 0; i < n; i++)
        {
            double gap = Math.Abs(due[i] - l.DeclaredDuty[i]);
            bool wrongSign =
                (l.Duty[i] < 0 && !(notice.Relief[g] > 0)) || l.Levy[i] < 0 || (l.Levy[i] > 0 && !notice.Applies[i]);
            if (wrongSign || !(gap <= (Relative * Math.Max(Math.Abs(due[i]), Math.Abs(l.Paid[i]))) + 1e-6))
            {
                throw Broken(
                    g,
                    -1,
                    $"duty or levy at {world.Nations[i].Code} is not the announced rate on the declared value",
                    gap,
                    date
                );
            }
        }
    }

    private void Shares(int g, string date)
    {
        GoodMarket m = market.Markets[g];
        for (int r = 0; r < m.Rows.Length; r++)
        {
            double sum = 0;
            for (int k = 0; k < m.Nodes; k++)
            {
                int i = (r * m.Stride) + k;
                if (m.Declared[i] < 0 || m.Misdeclared[i] < 0 || m.ThirdNation[i] < 0)
                {
                    throw Broken(g, m.NodeOrigin[k], "a flow is negative", m.Declared[i], date);
                }

                sum += m.Declared[i] + m.Misdeclared[i] + m.ThirdNation[i];
            }

            if (!(Math.Abs(sum - m.Bought[r]) <= (Relative * m.Bought[r]) + 1e-9))
            {
                throw Broken(g, -1, "a buyer's flows do not add up to what it bought", sum - m.Bought[r], date);
            }
        }
    }

    private RunFailedException Broken(int g, int origin, string law, double by, string date)
    {
        string where = origin >= 0 ? $" ({world.Nations[world.Layouts[g].OriginNation[origin]].Code})" : string.Empty;
        return RunFailedException.Invariant(
            string.Create(CultureInfo.InvariantCulture, $"{world.Goods[g].Name}{where}: {law} by {by:0.###e+0}"),
            date
        );
    }
}
