namespace BlocSim;

/// <summary>A producer nation's answer for one good: its plants' offers, stocks of co-products and its government's export terms.</summary>
/// <remarks>Buffers belong to the sender, which leaves them alone until it offers again.</remarks>
internal sealed class Offer(int good, int origin, int facilities, int nations)
{
    public int Good { get; } = good;

    /// <summary>The nation's origin slot in the market.</summary>
    public int Origin { get; } = origin;

    /// <summary>Unit cost of each plant in the order of the market layout, USD per tonne.</summary>
    public double[] Cost { get; } = new double[facilities];

    /// <summary>What each plant is paid per tonne beyond its whole cost, USD: no offer is below next to nothing.</summary>
    public double[] Beyond { get; } = new double[facilities];

    /// <summary>What every plant asks above its cost, USD per tonne: the good's wedge.</summary>
    public double Markup { get; set; }

    /// <summary>Tonnes each plant can make this tick; zero when it cannot operate.</summary>
    public double[] Capacity { get; } = new double[facilities];

    /// <summary>Half-width of each plant's offer.</summary>
    public double[] Spread { get; } = new double[facilities];

    /// <summary>Tonnes per tick of a stated schedule that a production quota allows; infinite for no quota. Plants have theirs in their capacity.</summary>
    public double MaxMade { get; set; } = double.PositiveInfinity;

    /// <summary>Tonnes on hand that are sold at any price above zero.</summary>
    public double Stock { get; set; }

    public double ExportTaxRate { get; set; }

    public double ExportTax { get; set; }

    /// <summary>What waiting for a licence costs an exported tonne, as a share of the base price.</summary>
    public double WaitingCost { get; set; }

    /// <summary>Tonnes per tick that may leave; infinite for no quota.</summary>
    public double ExportQuota { get; set; } = double.PositiveInfinity;

    /// <summary>Index of the export measure whose quota covers several goods together, or -1.</summary>
    public int SharedQuota { get; set; } = -1;

    /// <summary>Nations that may not be supplied.</summary>
    public bool[] Banned { get; } = new bool[nations];

    /// <summary>Share of exports that is declared to the nation's own customs and uses up its quotas.</summary>
    public double Declared { get; set; } = 1;

    /// <summary>What its state takes from a tonne that goes to a nation, USD; a discount is negative.</summary>
    public double[] Charge { get; } = new double[nations];

    /// <summary>Takes over another offer's export terms.</summary>
    public void CopyTerms(Offer other)
    {
        Markup = other.Markup;
        ExportTaxRate = other.ExportTaxRate;
        ExportTax = other.ExportTax;
        ExportQuota = other.ExportQuota;
        WaitingCost = other.WaitingCost;
        SharedQuota = other.SharedQuota;
        TermsVersion = other.TermsVersion;
        Declared = other.Declared;
        other.Banned.CopyTo(Banned, 0);
        other.Charge.CopyTo(Charge, 0);
    }

    /// <summary>Rises whenever the export terms change.</summary>
    public int TermsVersion { get; set; }
}
