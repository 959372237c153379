namespace YouthPrograms.Web.Tests.Service;

/// <summary>One service for the tests that compare what it says of itself with what it does; none of them changes a row.</summary>
[CollectionDefinition(Name)]
public sealed class OneService : ICollectionFixture<ProgramsApp>
{
    public const string Name = "described service";
}
