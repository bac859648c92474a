namespace BlocSim;

/// <summary>The one way between two points of a forest of sellers and buyers.</summary>
internal static class LinkPath
{
    /// <summary>Writes the links on the way, in order from the first point; gives how many there are.</summary>
    /// <param name="active">Which links stand, row-major over (seller, buyer).</param>
    /// <param name="sellers">Points below this number are sellers.</param>
    /// <param name="buyers">How many buyers there are.</param>
    /// <param name="from">Where the way begins.</param>
    /// <param name="to">Where it ends, in the same tree.</param>
    /// <param name="path">Room for as many links as there are points.</param>
    public static int Find(bool[] active, int sellers, int buyers, int from, int to, int[] path)
    {
        int length = 0;
        bool Walk(int point, int came)
        {
            if (point == to)
            {
                return true;
            }

            int count = point < sellers ? buyers : sellers;
            for (int j = 0; j < count; j++)
            {
                int link = point < sellers ? (point * buyers) + j : (j * buyers) + (point - sellers);
                if (!active[link] || link == came)
                {
                    continue;
                }

                path[length++] = link;
                if (Walk(point < sellers ? sellers + j : j, link))
                {
                    return true;
                }

                length--;
            }

            return false;
        }

        Walk(from, -1);
        return length;
    }
}
