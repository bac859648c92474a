namespace BlocSim;

/// <summary>How nations with market power behave.</summary>
public enum ConductKind
{
    /// <summary>Each chooses its tonnes, taking those of the others under Cournot as given and price-takers' answer as it is (Cournot 1838).</summary>
    Cournot,

    /// <summary>One moves first, foreseeing how all others answer (Stackelberg 1934; with price-takers alone: the dominant firm of Forchheimer 1908).</summary>
    Leader,

    /// <summary>Several choose their tonnes together for the largest joint profit (price-leadership cartel: d'Aspremont et al. 1983).</summary>
    Cartel,
}
