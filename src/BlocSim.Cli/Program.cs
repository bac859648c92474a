using BlocSim.Cli;

return await CommandLine.InvokeAsync(args);
