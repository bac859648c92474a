namespace BlocSim;

/// <content>Stated schedules.</content>
internal sealed partial class OfferCurve
{
    /// <summary>A stated schedule before its capacity.</summary>
    private double Stated(double price, out double slope)
    {
        slope = 0;
        if (form == SupplyForm.Linear)
        {
            double s = level + (response * price);
            slope = s > 0 ? response : 0;
            return Math.Max(0, s);
        }

        double above = price - start;
        if (!(above > 0))
        {
            return 0;
        }

        double q = level * PortableMath.Pow(above / (reference - start), response);
        slope = q * response / above;
        return q;
    }

    /// <summary>The area left of a stated schedule: below its capacity by formula, above it a rectangle.</summary>
    private double StatedArea(double price)
    {
        double full = double.IsInfinity(most) ? double.PositiveInfinity : FullPrice();
        double upTo = Math.Min(price, full);
        double area = form == SupplyForm.Linear ? LinearArea(upTo) : IsoelasticArea(upTo);
        return price > full ? area + (most * (price - full)) : area;
    }

    private double FullPrice() =>
        form == SupplyForm.Linear
            ? (response > 0 ? Math.Max(0, (most - level) / response) : 0)
            : start + ((reference - start) * PortableMath.Pow(most / level, 1 / response));

    private double LinearArea(double price)
    {
        if (!(response > 0))
        {
            return Math.Clamp(level, 0, most) * price;
        }

        double begin = Begins;
        return price <= begin ? 0 : (level * (price - begin)) + (0.5 * response * ((price * price) - (begin * begin)));
    }

    private double IsoelasticArea(double price) =>
        price > start
            ? level
                * PortableMath.Pow((price - start) / (reference - start), response)
                * (price - start)
                / (1 + response)
            : 0;
}
