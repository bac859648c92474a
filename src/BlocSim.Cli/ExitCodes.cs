namespace BlocSim.Cli;

/// <summary>What the command returns to the shell.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int RunFailed = 1;
    public const int WrongInput = 2;
    public const int HungUp = 129;
    public const int Interrupted = 130;
    public const int Terminated = 143;
}
