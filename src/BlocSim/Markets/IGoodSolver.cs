namespace BlocSim;

/// <summary>Clears the market of one good: two ways, for differentiated and for homogeneous goods.</summary>
internal interface IGoodSolver
{
    /// <summary>Finds prices and levy, and writes them and the flows into the market.</summary>
    /// <param name="residualLeft">The largest relative excess demand left.</param>
    /// <param name="worstNode">Where it was.</param>
    /// <returns>False when the market could not be cleared.</returns>
    bool TryClear(out double residualLeft, out int worstNode);

    /// <summary>
    /// How the prices of all origins move with one more tonne from each that keeps its tonnes, around the last answer: price-takers move along their offers,
    /// buyers along their long-run demand, those that keep their tonnes do not react.
    /// </summary>
    /// <param name="keeps">By origin: whether it keeps its tonnes.</param>
    /// <param name="byTonne">USD/t per tonne, zero or negative, row-major: a row for each origin that keeps its tonnes, a column for each node.</param>
    void Respond(ReadOnlySpan<bool> keeps, double[] byTonne);
}
