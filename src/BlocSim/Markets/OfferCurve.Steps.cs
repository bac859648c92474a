namespace BlocSim;

/// <content>The curve as steps, for those who draw it.</content>
internal sealed partial class OfferCurve
{
    /// <summary>Steps into which a schedule without steps of its own is cut.</summary>
    private const int Slices = 16;

    /// <summary>What is offered at marginal cost, from the cheapest tonne on: between which prices, how many tonnes per tick.</summary>
    /// <param name="top">The price up to which a schedule is followed, USD per tonne; what has a capacity is given whole.</param>
    public IEnumerable<(double Low, double High, double Tonnes)> Steps(double top)
    {
        double left = Allowed;
        foreach ((double from, double to, double tonnes) in stated ? Sliced(top) : Blocked())
        {
            double offered = Math.Min(tonnes, left);
            if (offered > 0)
            {
                yield return (from, to, offered);
                left -= offered;
            }
        }
    }

    private IEnumerable<(double Low, double High, double Tonnes)> Blocked()
    {
        if (Inelastic > 0)
        {
            yield return (0, 0, Inelastic);
        }

        foreach (int i in Enumerable.Range(0, Blocks).OrderBy(i => low[i] + high[i]).ThenBy(i => i))
        {
            yield return (low[i], high[i], capacity[i]);
        }
    }

    private IEnumerable<(double Low, double High, double Tonnes)> Sliced(double top)
    {
        double begin = Begins;
        double before = MarketTonnes(begin);
        if (before > 0)
        {
            yield return (begin, begin, before);
        }

        for (int i = 0; i < Slices && top > begin; i++)
        {
            double from = begin + ((top - begin) * i / Slices);
            double to = begin + ((top - begin) * (i + 1) / Slices);
            double tonnes = MarketTonnes(to);
            yield return (from, to, tonnes - before);
            before = tonnes;
        }
    }

    private double MarketTonnes(double price) => Math.Min(Market(price, out _), most);
}
