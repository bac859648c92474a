namespace BlocSim;

/// <summary>What a clearing made of a buyer's contracts: what was kept, and what its firms chose freely. Compliant firms first, then those able to evade.</summary>
/// <param name="nodeOrigin">The origin that sells at each node.</param>
internal sealed class ContractOutcome(int[] nodeOrigin)
{
    /// <summary>The origin that sells at each node.</summary>
    public int[] NodeOrigin { get; } = nodeOrigin;

    /// <summary>Shares of nodes that firms chose freely; zero where they could not buy.</summary>
    public double[] Free { get; } = new double[2 * nodeOrigin.Length];

    /// <summary>Of what was under contract with each node at the start of the tick, the share that did not lapse.</summary>
    public double[] Kept { get; } = new double[2 * nodeOrigin.Length];
}
