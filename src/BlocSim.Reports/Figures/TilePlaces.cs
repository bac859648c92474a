using System.Collections.Frozen;

namespace BlocSim.Reports;

/// <summary>Where nations stand on a map of tiles: rows from north to south, columns from west to east, each nation near its place in the world and none on another's.</summary>
internal static class TilePlaces
{
    /// <summary>Rows of the map; a dot is sea.</summary>
    private static readonly string[] Rows =
    [
        "... ... ... ... ... ... ... ... ... ISL ... NOR SWE FIN RUS ... ... ... ... ... ...",
        "... CAN ... ... ... ... ... ... IRL GBR NLD DNK EST LVA LTU BLR ... MNG ... PRK ...",
        "... USA ... ... ... ... ... ... ... BEL DEU EU  POL CZE UKR KAZ KGZ CHN KOR JPN ...",
        "... MEX CUB DOM ... ... ... ... PRT FRA LUX AUT SVK ROU ARM UZB TJK TWN HKG ... ...",
        "GTM HND JAM ... ... ... ... ... ESP ITA SVN HUN BGR GEO AZE TKM AFG NPL BGD LAO ...",
        "... CRI PAN ... ... ... ... ... MLT HRV SRB GRC TUR SYR IRQ IRN PAK IND MMR VNM ...",
        "... COL VEN GUY SUR ... ... MAR DZA TUN LBY CYP ISR JOR SAU KWT BHR LKA THA KHM PHL",
        "... ECU PER BRA ... ... SEN MLI NER TCD EGY SDN ERI YEM OMN QAT ARE ... MYS SGP BRN",
        "... BOL PRY ... ... ... GIN SLE CIV GHA NGA CAF ETH DJI SOM ... ... ... IDN PNG ...",
        "CHL ARG URY ... ... ... LBR BFA TGO BEN CMR COD RWA UGA KEN ... ... ... ... NCL SLB",
        "... ... ... ... ... ... ... ... ... GAB COG AGO ZMB BDI TZA ... ... ... AUS ... FJI",
        "... ... ... ... ... ... ... ... ... ... NAM BWA ZWE MWI MOZ MDG ... ... ... NZL ...",
        "... ... ... ... ... ... ... ... ... ... ZAF LSO SWZ ... ... ... ... ... ... ... ROW",
    ];

    private static readonly FrozenDictionary<string, (int Row, int Column)> Places = Rows.SelectMany(
            (row, r) =>
                row.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select((code, c) => (code, r, c))
                    .Where(p => p.code != "...")
        )
        .ToFrozenDictionary(p => p.code, p => (p.r, p.c));

    /// <summary>The place of a nation; null where it is none of this world.</summary>
    /// <param name="code">Its code (ISO 3166-1 alpha-3, or EU and ROW).</param>
    public static (int Row, int Column)? Of(string code) =>
        Places.TryGetValue(code, out (int, int) place) ? place : null;

    /// <summary>All codes that have a place.</summary>
    public static IEnumerable<string> Codes => Places.Keys;
}
