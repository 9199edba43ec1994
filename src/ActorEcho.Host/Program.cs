using ActorEcho.Host.Commands;

return await CommandLine.RunAsync(args);
