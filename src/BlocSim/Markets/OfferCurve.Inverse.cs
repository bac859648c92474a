namespace BlocSim;

/// <content>The offer read the other way round: the marginal cost of a tonne. At a step it is a range, from <see cref="CostAt"/> to <see cref="CostBeyond"/>.</content>
internal sealed partial class OfferCurve
{
    private double[] corners = [];
    private double[] tonnesAt = [];
    private int drawn = -1;

    /// <summary>The most that is ever offered, tonnes per tick; infinite for a schedule without an end.</summary>
    public double Most => Math.Min(Limitless, Allowed);

    private double Limitless
    {
        get
        {
            if (stated)
            {
                bool flat = response == 0;
                return flat ? Math.Min(Math.Max(0, level), most) : most;
            }

            Draw();
            return tonnesAt.Length == 0 ? Inelastic : tonnesAt[^1];
        }
    }

    /// <summary>Tonnes at which marginal cost jumps or bends, rising; the end of the offer included where there is one.</summary>
    public IEnumerable<double> Kinks()
    {
        if (stated)
        {
            return double.IsInfinity(Most) ? [] : [Most];
        }

        Draw();
        return tonnesAt.Where(q => q > 0 && q < Most).Distinct().Append(Most);
    }

    /// <summary>The lowest price at which so many tonnes are offered at cost, USD per tonne; infinite beyond what is ever offered.</summary>
    public double CostAt(double tonnes) => Inverse(tonnes, beyond: false);

    /// <summary>The price at which more than so many tonnes are offered, USD per tonne; infinite where there are no more.</summary>
    public double CostBeyond(double tonnes) => tonnes >= Most ? double.PositiveInfinity : Inverse(tonnes, beyond: true);

    /// <summary>What so many tonnes cost in all, fixed cost aside, USD per tick: the area under marginal cost.</summary>
    public double CostOf(double tonnes)
    {
        double marginal = CostAt(tonnes);
        return (marginal * tonnes) - AreaBelow(marginal);
    }

    /// <summary>Where marginal cost meets a falling line <c>top - fall x tonnes</c>: tonnes at which one more would bring less than it costs.</summary>
    /// <param name="top">USD per tonne.</param>
    /// <param name="fall">USD/t per tonne, above zero.</param>
    public double Meet(double top, double fall)
    {
        double end = Most;
        if (stated)
        {
            double reach = Math.Min(end, Math.Max(0, top / fall));
            if (form == SupplyForm.Linear && response > 0)
            {
                double crossing = (level + (response * top)) / (1 + (response * fall));
                return Math.Clamp(Math.Max(crossing, Math.Min(level, top / fall)), 0, reach);
            }

            return reach <= 0 ? 0 : Roots.Increasing(q => CostAt(q) - top + (fall * q), 0, reach, 1e-16 * reach);
        }

        Draw();
        double before = Math.Max(0, Math.Min(Inelastic, top / fall));
        double priceBefore = corners.Length > 0 ? corners[0] : 0;
        if (corners.Length == 0 || top - (fall * before) <= priceBefore)
        {
            return Math.Min(before, end);
        }

        for (int i = 1; i < corners.Length; i++)
        {
            if (top - (fall * tonnesAt[i]) <= corners[i])
            {
                double width = tonnesAt[i] - tonnesAt[i - 1];
                if (!(width > 0))
                {
                    return Math.Min(tonnesAt[i], end);
                }

                double rise = (corners[i] - corners[i - 1]) / width;
                double x = (top - corners[i - 1] + (rise * tonnesAt[i - 1])) / (fall + rise);
                return Math.Min(Math.Clamp(x, tonnesAt[i - 1], tonnesAt[i]), end);
            }
        }

        return Math.Min(tonnesAt[^1], end);
    }

    /// <summary>The piece of the offer that a price is on, counted from below: another number means a corner in between.</summary>
    public int Piece(double price)
    {
        if (stated)
        {
            return price <= Begins ? 0
                : Market(price, out _) >= most ? 2
                : 1;
        }

        Draw();
        int piece = 0;
        while (piece < corners.Length && corners[piece] <= price)
        {
            piece++;
        }

        return piece;
    }

    private double Inverse(double tonnes, bool beyond)
    {
        if (stated)
        {
            return StatedInverse(tonnes, beyond);
        }

        Draw();
        if (beyond ? tonnes < Inelastic : tonnes <= Inelastic)
        {
            return 0;
        }

        int k = 0;
        while (k < corners.Length && (beyond ? tonnesAt[k] <= tonnes : tonnesAt[k] < tonnes))
        {
            k++;
        }

        if (k == 0 || k == corners.Length)
        {
            return k == 0 && corners.Length > 0 ? corners[0] : double.PositiveInfinity;
        }

        double part = (tonnes - tonnesAt[k - 1]) / (tonnesAt[k] - tonnesAt[k - 1]);
        return corners[k - 1] + (part * (corners[k] - corners[k - 1]));
    }

    private double StatedInverse(double tonnes, bool beyond)
    {
        if (beyond ? tonnes >= Limitless : tonnes > Limitless)
        {
            return double.PositiveInfinity;
        }

        if (form == SupplyForm.Linear)
        {
            return response > 0 ? Math.Max(0, (tonnes - level) / response) : 0;
        }

        bool flat = response == 0 || tonnes <= 0;
        return flat ? start : start + ((reference - start) * PortableMath.Pow(tonnes / level, 1 / response));
    }

    /// <summary>The corners of the blocks in merit order, with the tonnes offered at each.</summary>
    private void Draw()
    {
        if (drawn == Version)
        {
            return;
        }

        List<double> prices = [];
        for (int i = 0; i < Blocks; i++)
        {
            if (capacity[i] > 0)
            {
                prices.Add(low[i]);
                prices.Add(high[i]);
            }
        }

        prices.Sort();
        corners = [.. prices.Distinct()];
        tonnesAt = [.. corners.Select(p => Market(p, out _))];
        drawn = Version;
    }
}
