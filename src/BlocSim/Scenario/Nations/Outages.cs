namespace BlocSim;

/// <summary>
/// Months in which a nation's plants cannot use all of their capacity (inspections, quotas cut, power, accidents): the share <c>exp(min(0, y(t)))</c> can be used,
/// <c>y(t) = rho y(t-1) + s e(t)</c> with <c>e</c> standard normal and <c>y = 0</c> in the base year.
/// </summary>
/// <param name="Nation">The nation.</param>
/// <param name="Good">What its plants make: the lead good of their process.</param>
/// <param name="Deviation">Standard deviation <c>s</c> of a month's news, a share; zero or more.</param>
/// <param name="Persistence">Share <c>rho</c> of the last month's that is left a month later, 0 to below 1.</param>
public sealed record Outages(string Nation, string Good, double Deviation, double Persistence);
