namespace BlocSim;

/// <summary>Groups of nations that metrics add up over.</summary>
internal enum Region
{
    Bloc,
    Outside,
    World,
}
