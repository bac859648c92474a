namespace BlocSim.Reports;

/// <summary>Trade from one place to another.</summary>
/// <param name="From">Where it comes from.</param>
/// <param name="Via">Whose papers it has; empty for its own.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Amount">How much.</param>
/// <param name="Kind">What kind of trade it is.</param>
public sealed record RouteLink(string From, string Via, string To, double Amount, RouteKind Kind);
