namespace BlocSim;

/// <summary>
/// What a by-product plant lives on: the waste stream or concentrate of a host metal (gallium in alumina works, germanium in zinc smelters, cobalt with copper),
/// whose tonnes follow the host's market and not the by-product's price.
/// </summary>
/// <param name="Host">The host, for readers.</param>
/// <param name="Most">Tonnes of the plant's lead good that the host's activity of the base year can yield, a year.</param>
/// <param name="Growth">Yearly growth of the host's activity.</param>
public sealed record HostStream(string Host, double Most, double Growth)
{
    /// <summary>Tonnes a year that can be had in a month of the run.</summary>
    /// <param name="months">Months since the start.</param>
    public double At(int months) => Most * PortableMath.Pow(1 + Growth, months / 12.0);
}
