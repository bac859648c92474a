using System.Globalization;

namespace BlocSim;

/// <summary>The laws that hold in every tick: mass, money, shares, signs.</summary>
internal sealed class Invariants(World world, MarketAgent market, Settlement settlement)
{
    private const double Relative = 1e-9;

    /// <exception cref="RunFailedException">A law does not hold.</exception>
    public void Check(PolicyNotice notice, string date)
    {
        for (int g = 0; g < world.Goods.Length; g++)
        {
            Mass(g, date);
            Money(g, date);
            Duties(g, notice, date);
            Shares(g, date);
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
            int x = m.ExportNodeOf[o];
            double sold = m.Sales[o] + (x >= 0 ? m.Sales[x] : 0);
            double offered = m.Offers[o].Market(m.Price[o], out _);
            bool covered = settlement.Goods[g].Support[o] != 0;
            bool free = m.Price[o] <= 0 && offered >= sold;
            if (
                !covered
                && !free
                && !(Math.Abs(sold - offered) <= (Relative * Math.Max(sold, offered)) + (1e-12 * total) + 1e-9)
            )
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
            + l.ExportTax.Sum()
            + l.Duty.Sum()
            + l.Levy.Sum()
            + l.Freight
            + Relabelling(g);
        if (!(Math.Abs(paid - received) <= (Relative * Math.Max(paid, received)) + 1e-6))
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

    /// <summary>Nobody who owes nothing paid a duty, and no treasury paid one out.</summary>
    private void Duties(int g, PolicyNotice notice, string date)
    {
        GoodLedger l = settlement.Goods[g];
        for (int n = 0; n < world.Nations.Length; n++)
        {
            if (l.Duty[n] < 0 || l.Levy[n] < 0 || (l.Levy[n] > 0 && !notice.Member[n]))
            {
                throw Broken(
                    g,
                    -1,
                    $"duty or levy at {world.Nations[n].Code} has the wrong sign or no ground",
                    l.Levy[n],
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
