namespace BlocSim;

/// <summary>A tariff-rate quota as announced for one tick.</summary>
/// <param name="Limit">Tonnes per tick that pay only the in-quota duty; that duty is among the ordinary ones.</param>
/// <param name="Rate">What imports beyond it pay on top, as a share of the border price.</param>
/// <param name="Specific">The same in USD per tonne.</param>
/// <param name="Covers">By good, row-major over (importer, exporter): what it covers; null where nothing of the good is.</param>
internal sealed record TariffQuotaNotice(double Limit, double Rate, double Specific, bool[]?[] Covers);
