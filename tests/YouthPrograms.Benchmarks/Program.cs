using BenchmarkDotNet.Running;
using YouthPrograms.Benchmarks;

// dotnet run -c Release --project tests/YouthPrograms.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Draws).Assembly).Run(args);
